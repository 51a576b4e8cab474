import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('big', () => {});
app.lambdaFunction('plain', () => {});
