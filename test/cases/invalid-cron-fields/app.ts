import { Chalice, Cron } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.schedule('short', new Cron(0, 18, '?', '*', 'MON-FRI'), () => {});
app.schedule('blank', new Cron(0, '18 19', '?', '*', 'MON-FRI', '*'), () => {});
