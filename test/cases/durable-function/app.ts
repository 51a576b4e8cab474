import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('checkout', () => {});
app.lambdaFunction('refund', () => {});
app.lambdaFunction('plain', () => {});
