import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.route('/orders', { methods: ['ANY'] }, () => ({}));
app.get('/orders', () => ({}));
