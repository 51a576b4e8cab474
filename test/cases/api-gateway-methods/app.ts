import { AuthResponse, Chalice, IAMAuthorizer } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const tokens = app.authorizer('tokens', { header: 'X-Token' }, () => new AuthResponse({ routes: ['*'], principalId: 'someone' }));

app.get('/', () => 'everyone gets this');
app.route('/users/{id}', { methods: ['GET', 'PUT'], cors: true }, ({ id }) => id);
app.get('/files/{path+}', ({ path }) => path);
app.get('/search', () => 'by q and lang');
app.get('/me', { authorizer: tokens }, () => 'not cached');
app.get('/mine', { authorizer: tokens }, () => 'cached by token');
app.get('/signed', { authorizer: new IAMAuthorizer(), apiKeyRequired: true }, () => 'not cached');
app.route('/any', { methods: ['ANY'] }, () => 'not cached');
