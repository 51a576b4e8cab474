import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.api.binaryTypes.push('image/webp');
app.route('/upload', { methods: ['POST'], contentTypes: ['image/webp', 'image/png'] }, () => ({}));
