import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('', () => {});
app.lambdaFunction('dots.and spaces!', () => {});
app.lambdaFunction('x'.repeat(65), () => {});
app.lambdaFunction('---', () => {});
app.lambdaFunction('then', () => {});
app.lambdaFunction(5, () => {});
