import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const streamArn = 'arn:aws:dynamodb:us-west-2:123456789012:table/orders/stream/2026-01-01T00:00:00.000';

app.onDynamoDBRecord('plain', { streamArn }, () => {});
app.onDynamoDBRecord('tuned', { streamArn, batchSize: 10, startingPosition: 'TRIM_HORIZON', maximumBatchingWindowInSeconds: 2 }, () => {});
