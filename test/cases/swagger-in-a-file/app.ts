import { Chalice, IAMAuthorizer } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', { cors: true }, () => ({}));
app.put('/orders/{id}', { authorizer: new IAMAuthorizer() }, () => ({}));
