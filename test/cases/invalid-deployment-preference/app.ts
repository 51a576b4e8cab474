import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => 'ok');
app.lambdaFunction('try_new_version', () => null);
app.lambdaFunction('worker', () => null);
app.lambdaFunction('codedeployrole', () => null);
app.onSqsMessage('drain', { queue: 'jobs' }, () => undefined);
