import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onDynamoDBRecord('changes', { streamArn: 'arn:aws:dynamodb:us-west-2:123456789012:table/orders/stream/2026-01-01T00:00:00.000' }, () => {});
app.onSqsMessage('first', { queue: 'jobs' }, () => {});
app.onSqsMessage('second', { queue: 'more-jobs' }, () => {});
app.onKinesisRecord('clicks', { stream: 'clicks' }, () => {});
app.onSnsMessage('notify', { topic: 'orders' }, () => {});
