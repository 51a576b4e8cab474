import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.route('/a', { methods: [] }, () => ({}));
app.route('/b', { methods: ['GTE', 'TRACE'] }, () => ({}));
app.get('/c', { methods: ['GET', 'PUT'] }, () => ({}));
