import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onSqsMessage('drain', { queueArn: 'arn:aws:sqs:us-west-2:123456789012:jobs' }, () => {});
app.onSqsMessage('arn_wins', { queue: 'other', queueArn: 'arn:aws:sqs:us-west-2:123456789012:jobs' }, () => {});
