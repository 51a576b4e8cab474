import { Chalice, IAMAuthorizer } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/a', () => ({}), { cors: true });
app.get('/b', { cors: true }, () => ({}), 'more');
app.lambdaFunction('worker', { timeout: 5 }, () => {});
app.get('/c', new IAMAuthorizer(), () => ({}));
