import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.route('/orders', { methods: ['GET', 'POST'], name: 'list' }, () => ({}));
app.post('/orders', { name: 'create' }, () => ({}));
app.get('/other', () => ({}));
