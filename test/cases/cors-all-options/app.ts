import { Chalice, CORSConfig } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const cors = new CORSConfig({
  allowOrigin: 'https://example.com',
  allowHeaders: ['X-Special', 'Authorization', 'x-api-key'],
  exposeHeaders: ['X-Total', 'X-Page'],
  maxAge: 600,
  allowCredentials: true,
});

app.get('/', { cors }, () => ({}));
