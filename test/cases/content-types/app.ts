import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.route('/image', { methods: ['POST'], contentTypes: ['image/png', 'image/jpeg'] }, () => ({}));
app.route('/any', { methods: ['POST'], contentTypes: [] }, () => ({}));
app.route('/text', { methods: ['POST'], contentTypes: ['application/json', 'text/plain'] }, () => ({}));
