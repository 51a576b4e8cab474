import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => ({}));
app.lambdaFunction('one', () => {});
app.lambdaFunction('two', () => {});
app.lambdaFunction('drain', () => {});
app.lambdaFunction('drain_worker', () => {});
app.lambdaFunction('order_worker', () => {});
app.lambdaFunction('api', () => {});
app.lambdaFunction('table', () => {});
