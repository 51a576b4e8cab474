import { Chalice, CORSConfig } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', { cors: new CORSConfig({ allowCredentials: true }) }, () => ({}));
