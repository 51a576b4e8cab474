import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => ({}));
app.onSqsMessage('drain', { queue: process.env['QUEUE'] ?? 'none' }, () => {});
app.onSnsMessage('notify', { topic: process.env['TOPIC'] ?? 'none' }, () => {});
app.schedule('tick', process.env['AWS_CHALICE_CLI_MODE'] === 'true' ? 'rate(1 day)' : 'rate(2 days)', () => {});
