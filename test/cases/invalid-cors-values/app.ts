import { Chalice, CORSConfig } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/a', { cors: new CORSConfig({ allowOrigin: "https://it's.example.com" }) }, () => ({}));
app.get('/b', { cors: new CORSConfig({ maxAge: -1 }) }, () => ({}));
app.get('/c', { cors: new CORSConfig({ maxAge: '5', allowOrigins: ['*'] }) }, () => ({}));
