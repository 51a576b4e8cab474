import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', { contentType: ['text/plain'], rateLimit: 5, api_key_required: true }, () => ({}));
