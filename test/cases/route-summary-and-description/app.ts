import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/none', () => ({}));
app.get('/summary', { summary: 'Lists orders' }, () => ({}));
app.get('/both', { summary: 'Lists orders', description: 'Newest first.\n\n  At most 100.' }, () => ({}));
