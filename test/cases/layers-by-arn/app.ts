import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('both', () => {});
app.lambdaFunction('own', () => {});
app.lambdaFunction('none', () => {});
