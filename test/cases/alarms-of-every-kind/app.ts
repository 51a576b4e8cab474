import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => 'ok');
app.lambdaFunction('worker', () => null);
app.schedule('nightly', 'rate(1 day)', () => undefined);
app.onSqsMessage('drain', { queue: 'jobs' }, () => undefined);
app.onKinesisRecord('clicks', { stream: 'clicks', onFailure: 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:lost-clicks' }, () => undefined);
app.onKinesisRecord('views', { stream: 'views', onFailure: 'arn:aws:sqs:us-east-1:123456789012:lost-views' }, () => undefined);
app.onDynamoDBRecord(
  'changes',
  {
    streamArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000',
    onFailure: 'arn:${AWS::Partition}:sns:us-east-1:123456789012:lost-changes',
  },
  () => undefined,
);
app.onWsMessage(() => undefined);
