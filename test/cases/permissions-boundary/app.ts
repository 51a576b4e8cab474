import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('shared', () => {});
app.lambdaFunction('alone', () => {});
app.lambdaFunction('file', () => {});
// SAM makes a role for its schedule.
app.schedule('nightly', 'cron(0 3 * * ? *)', { timezone: 'Europe/Berlin' }, () => {});
