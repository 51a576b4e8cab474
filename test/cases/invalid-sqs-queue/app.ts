import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onSqsMessage('arn', { queue: 'arn:aws:sqs:us-west-2:123456789012:jobs' }, () => {});
app.onSqsMessage('url', { queue: 'https://sqs.us-west-2.amazonaws.com/123456789012/jobs' }, () => {});
app.onSqsMessage('name', { queueArn: 'jobs' }, () => {});
app.onSqsMessage('neither', {}, () => {});
