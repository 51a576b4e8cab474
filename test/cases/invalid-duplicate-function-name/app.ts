import { Chalice, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('job', () => {});
app.schedule('job', 'rate(1 day)', () => {});
app.authorizer('job', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));
app.get('/', () => ({}));
