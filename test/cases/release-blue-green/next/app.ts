import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'shop' });

app.get('/health', () => ({ version: '2.1' }));
app.get('/orders', { cors: true }, () => []);

app.onWsConnect(() => {});
app.onWsMessage(() => {});
