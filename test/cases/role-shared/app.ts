import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => ({}));
app.lambdaFunction('worker', () => {});
app.schedule('nightly', 'rate(1 day)', () => {});
