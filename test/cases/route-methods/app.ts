import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.route('/', () => ({}));
app.route('/orders', { methods: ['get', 'POST'] }, () => ({}));
app.put('/orders', () => ({}));
app.patch('/orders', () => ({}));
app.delete('/orders', () => ({}));
app.head('/orders', () => ({}));
app.options('/orders', () => ({}));
