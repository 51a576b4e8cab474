import { Chalice, Rate, Cron } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.schedule('text', 'rate(5 minutes)', () => {});
app.schedule('one_hour', new Rate(1, Rate.HOURS), () => {});
app.schedule('five_minutes', new Rate(5, Rate.MINUTES), () => {});
app.schedule('two_days', new Rate(2, Rate.DAYS), () => {});
app.schedule('cron', new Cron(0, 18, '?', '*', 'MON-FRI', '*'), () => {});
