import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => 'ok');
app.lambdaFunction('worker', () => null);
app.onWsMessage(() => undefined);
