import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/a b', () => ({}));
app.get('/a//b', () => ({}));
app.get('/a?b', () => ({}));
app.get('/é', () => ({}));
