import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('traced', () => {});
app.lambdaFunction('other', () => {});
