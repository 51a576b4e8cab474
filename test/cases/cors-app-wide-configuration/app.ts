import { Chalice, CORSConfig } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.api.cors = new CORSConfig({ allowOrigin: 'https://example.com' });
app.get('/', () => ({}));
app.get('/any', { cors: true }, () => ({}));
