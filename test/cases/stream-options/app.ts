import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const dead = 'arn:aws:sqs:eu-west-1:123456789012:dead';

app.onKinesisRecord(
  'clicks',
  {
    stream: 'clicks',
    filterPatterns: [{ data: { kind: ['click'] } }],
    reportBatchItemFailures: true,
    bisectOnError: true,
    maximumRetryAttempts: 3,
    parallelizationFactor: 10,
    onFailure: dead,
  },
  (event) => [...event].map(({ sequenceNumber }) => sequenceNumber),
);
app.onDynamoDBRecord(
  'changes',
  { streamArn: 'arn:aws:dynamodb:us-west-2:123456789012:table/orders/stream/2026-01-01T00:00:00.000', maximumRetryAttempts: 0, onFailure: dead },
  () => {},
);
app.onKinesisRecord(
  'visits',
  { stream: 'visits', maximumRetryAttempts: -1, onFailure: 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:dead' },
  () => {},
);
