import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('default_role', () => {});
app.lambdaFunction('own', () => {});
app.lambdaFunction('own_role', () => {});
