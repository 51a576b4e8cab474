import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('inside', () => {});
app.lambdaFunction('outside', () => {});
