import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.route('/users/{id}', { methods: ['GET', 'PUT'] }, ({ id }) => id);
