import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.schedule('x', 'rate(1 day)', () => {});
app.lambdaFunction('xEvent', () => {});
app.lambdaFunction('xXEvent', () => {});
app.lambdaFunction('xXEventPermission', () => {});

app.schedule('z', 'cron(0 18 * * ? *)', { timezone: 'Europe/Berlin' }, () => {});
app.lambdaFunction('zZSchedule', () => {});
app.lambdaFunction('zZScheduleRole', () => {});
app.lambdaFunction('zZSchedulePermission', () => {});
