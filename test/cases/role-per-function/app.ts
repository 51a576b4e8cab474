import { AuthResponse, Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const guard = app.authorizer('guard', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));
app.get('/', { authorizer: guard }, () => ({}));
app.lambdaFunction('plain', () => {});
app.lambdaFunction('inside', () => {});
app.onSqsMessage('jobs', { queue: 'jobs' }, () => {});
app.onSqsMessage('order_queue', { queueArn: '${Orders.Arn}' }, () => {});
app.onKinesisRecord('clicks', { stream: 'clicks' }, () => {});
app.onDynamoDBRecord('changes', { streamArn: '${Table.StreamArn}', onFailure: 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:dead' }, () => {});
app.onWsMessage(() => {});
// These stay with the role that functions share, or have another one.
app.onSqsMessage('together', { queue: 'jobs' }, () => {});
app.lambdaFunction('given', () => {});
app.lambdaFunction('file', () => {});
