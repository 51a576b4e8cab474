import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'shop' });

app.get('/health', () => ({ version: '2.0' }));

app.onWsConnect(() => {});
app.onWsMessage(() => {});
