import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/a/{}', () => ({}));
app.get('/a-{x}', () => ({}));
app.get('/b/{x', () => ({}));
app.get('/c/{a b}', () => ({}));
