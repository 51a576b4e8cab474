import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => 'ok');
app.onSqsMessage('drain', { queue: 'jobs' }, () => undefined);
app.lambdaFunction('try_new_version', () => null);
