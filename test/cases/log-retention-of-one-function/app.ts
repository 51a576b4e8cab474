import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('kept', () => {});
app.lambdaFunction('other', () => {});
