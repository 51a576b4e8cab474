import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('websocket_message', () => {});
app.onWsConnect(() => {});
