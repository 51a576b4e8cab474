import { Chalice, CORSConfig } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', { cors: new CORSConfig({ maxAge: 0, allowCredentials: false }) }, () => ({}));
