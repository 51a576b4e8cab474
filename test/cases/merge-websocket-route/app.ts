import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'chat' });

app.onWsConnect(() => {});
app.onWsMessage(() => {});
