import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

// Lambda reads the queue and the stream with the roles of these functions, and so decrypts with them.
app.onSqsMessage('work', { queueArn: '${Jobs.Arn}' }, () => {});

app.onDynamoDBRecord('project', { streamArn: '${Orders.StreamArn}', onFailure: 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:failed' }, () => {});

app.lambdaFunction('plain', () => {});
