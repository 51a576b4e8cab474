import { Chalice, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onWsMessage(() => {});
app.get('/', () => ({}));
app.schedule('z', 'rate(1 day)', () => {});
app.onSnsMessage('a', { topic: 't' }, () => {});
app.lambdaFunction('m', () => {});
app.lambdaFunction('b', () => {});
app.authorizer('au', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));
