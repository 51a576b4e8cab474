import { Chalice, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => ({}));
app.authorizer('auth', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));
app.lambdaFunction('foo', () => {});
app.schedule('tick', 'rate(1 day)', () => {});
app.onWsConnect(() => {});
