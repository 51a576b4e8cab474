import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('first', () => {});
app.lambdaFunction('second', () => {});
app.lambdaFunction('alone', () => {});
