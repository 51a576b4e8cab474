import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('one', () => null);
app.lambdaFunction('two', () => null);
app.lambdaFunction('three', () => null);
