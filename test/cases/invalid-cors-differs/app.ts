import { Chalice, CORSConfig } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/a', { cors: true }, () => ({}));
app.put('/a', { cors: new CORSConfig({ maxAge: 5 }) }, () => ({}));
