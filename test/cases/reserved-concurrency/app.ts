import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('five', () => {});
app.lambdaFunction('stopped', () => {});
app.lambdaFunction('free', () => {});
