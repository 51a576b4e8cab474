import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const streamArn = 'arn:aws:dynamodb:us-west-2:123456789012:table/orders/stream/2026-01-01T00:00:00.000';

app.onSqsMessage('batch', { queue: 'jobs', batchSize: 0, maximumBatchingWindowInSeconds: 301 }, () => {});
app.onKinesisRecord('position', { stream: 'clicks', batchSize: 2.5, startingPosition: 'latest' }, () => {});
app.onDynamoDBRecord('table', { streamArn: 'orders' }, () => {});
app.onDynamoDBRecord('window', { streamArn, maximumBatchingWindowInSeconds: -1, batch_size: 5 }, () => {});
app.onSqsMessage('concurrency', { queue: 'jobs', maximumConcurrency: 1 }, () => {});
app.onSnsMessage('topic', {}, () => {});
app.onCloudWatchEvent('pattern', { eventPattern: 'aws.ec2' }, () => {});
app.onKinesisRecord('nothing', undefined, () => {});
