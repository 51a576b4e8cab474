import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/orders/', () => ({}));
app.get('/', { contentType: ['text/plain'] }, () => ({}));
app.onSqsMessage('drain', { queue: 'https://queue' }, () => {});
app.lambdaFunction('worker', () => {});
