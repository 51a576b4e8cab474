import { Chalice, Rate } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.schedule('number', 5, () => {});
app.schedule('unit', new Rate(1, 'hour'), () => {});
app.schedule('fraction', new Rate(1.5, Rate.HOURS), () => {});
app.schedule('typo', 'rate(5 minute)', () => {});
app.schedule('zero', new Rate(0, Rate.HOURS), () => {});
app.schedule('free', 'every day', () => {});
app.schedule('offset', 'cron(0 18 ? * * *)', { timezone: '+01:00' }, () => {});
app.schedule('case', 'cron(0 18 ? * * *)', { timezone: 'europe/berlin' }, () => {});
app.schedule('zone_type', 'cron(0 18 ? * * *)', { timezone: 1 }, () => {});
app.schedule('option', 'rate(1 hour)', { desc: 'x' }, () => {});
