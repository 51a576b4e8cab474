import { Chalice, Cron } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.schedule('evening', new Cron(0, 18, '?', '*', 'MON-FRI', '*'), { timezone: 'Europe/Berlin', description: 'Closes the day.' }, () => {});
app.schedule('paused', 'cron(0 9 1 * ? *)', { timezone: 'US/Eastern', enabled: false, input: { month: 'last' } }, ({ input }) => input.month);
app.schedule('running', 'cron(0 12 * * ? *)', { timezone: 'UTC', enabled: true }, () => {});
app.schedule('by_rule', 'cron(0 12 * * ? *)', () => {});
