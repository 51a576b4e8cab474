import { Chalice, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const auth = app.authorizer('my_auth', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));

app.get('/', { authorizer: auth }, () => ({}));
app.post('/', { authorizer: auth }, () => ({}));
