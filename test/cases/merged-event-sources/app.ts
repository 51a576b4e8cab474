import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('worker', () => {});
app.lambdaFunction('reader', () => {});
app.lambdaFunction('other', () => {});
app.onSqsMessage('drain', { queue: 'jobs' }, () => {});
