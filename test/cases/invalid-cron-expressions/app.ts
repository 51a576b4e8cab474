import { Chalice, Cron } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.schedule('hour', new Cron(0, 24, '?', '*', 'MON-FRI', '*'), () => {});
app.schedule('crontab', 'cron(0 12 * * 1-5)', () => {});
app.schedule('unit', 'rate(30 seconds)', () => {});
