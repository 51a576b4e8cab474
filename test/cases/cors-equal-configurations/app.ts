import { Chalice, CORSConfig } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', { cors: new CORSConfig({ allowHeaders: ['X-A', 'X-B'] }) }, () => ({}));
app.put('/', { cors: new CORSConfig({ allowHeaders: ['X-B', 'X-A'] }) }, () => ({}));
