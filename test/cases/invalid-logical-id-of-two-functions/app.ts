import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('foo_bar', () => {});
app.lambdaFunction('foo__bar', () => {});
app.lambdaFunction('foo-bar', () => {});
