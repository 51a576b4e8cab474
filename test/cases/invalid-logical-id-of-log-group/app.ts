import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('foo', () => {});
app.lambdaFunction('foo_log_group', () => {});
