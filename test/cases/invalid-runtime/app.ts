import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('odd', () => {});
app.lambdaFunction('ancient', () => {});
app.lambdaFunction('blocked', () => {});
