import { Chalice, CORSConfig } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const shop = new CORSConfig({ allowOrigin: 'https://shop.example.com/' });
app.get('/a', { cors: shop }, () => ({}));
app.get('/b', { cors: shop }, () => ({}));
app.get('/c', { cors: new CORSConfig({ allowOrigin: 'shop.example.com' }) }, () => ({}));
app.get('/d', { cors: new CORSConfig({ allowOrigin: 'https://*.example.com' }) }, () => ({}));
app.get('/e', { cors: new CORSConfig({ allowOrigin: 'https://shop.example.com' }) }, () => ({}));
