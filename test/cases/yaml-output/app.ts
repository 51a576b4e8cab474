import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.route('/orders/{id}', { methods: ['GET', 'PUT'], summary: 'One order' }, ({ id }) => ({ id }));
