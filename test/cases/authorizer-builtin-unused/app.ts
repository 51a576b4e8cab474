import { Chalice, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.authorizer('unused', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));
app.get('/', () => ({}));
