import { Chalice, IAMAuthorizer } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.route('/', { methods: ['GET', 'POST'], cors: true }, () => ({}));
app.get('/users/{id}', { cors: true, authorizer: new IAMAuthorizer() }, ({ id }) => ({ id }));
