import { Chalice, Rate } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.schedule('number', 5, () => {});
app.schedule('unit', new Rate(1, 'hour'), () => {});
app.schedule('fraction', new Rate(1.5, Rate.HOURS), () => {});
app.schedule('typo', 'rate(5 minute)', () => {});
app.schedule('zero', new Rate(0, Rate.HOURS), () => {});
app.schedule('free', 'every day', () => {});
app.schedule('option', 'rate(1 hour)', { desc: 'x' }, () => {});
