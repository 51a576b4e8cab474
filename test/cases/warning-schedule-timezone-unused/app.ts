import { Chalice, Rate } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.schedule('daily', new Rate(1, Rate.DAYS), { timezone: 'Europe/Berlin' }, () => {});
