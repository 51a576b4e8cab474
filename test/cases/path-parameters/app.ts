import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/users/{id}', ({ id }) => ({ id }));
app.get('/users/{id}/posts/{postId}', ({ id, postId }) => ({ id, postId }));
app.get('/files/{path+}', ({ path }) => ({ path }));
app.get('/by/{order-id}/{x_y}', (params) => ({ id: params['order-id'] }));
