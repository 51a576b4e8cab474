import { Chalice, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.authorizer('lonely', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));
app.lambdaFunction('worker', () => {});
