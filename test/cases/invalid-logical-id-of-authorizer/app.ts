import { Chalice, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('aInvokePermission', () => {});
app.authorizer('a', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));
app.get('/', () => ({}));
