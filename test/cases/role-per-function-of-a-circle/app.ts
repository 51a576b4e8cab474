import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

// The queue is made after what names the function's role, so the role cannot refer to the queue.
app.onSqsMessage('work', { queueArn: '${Jobs.Arn}' }, () => {});
