import { Chalice, Rate } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.schedule('nightly', new Rate(1, Rate.DAYS), { description: 'cleans up' }, () => {});
