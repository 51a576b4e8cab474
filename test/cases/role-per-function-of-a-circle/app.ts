import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

// The queue is encrypted with a key that the function's role may use, so the queue needs the role first.
app.onSqsMessage('work', { queueArn: '${Jobs.Arn}' }, () => {});
