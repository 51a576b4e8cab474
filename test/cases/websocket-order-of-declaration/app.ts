import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onWsDisconnect(() => {});
app.onWsMessage(() => {});
app.onWsConnect(() => {});
