import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.schedule('nightly', 'rate(1 day)', { input: { tables: ['orders', 'users'], full: false } }, ({ input }) => input.tables);
app.schedule('paused', 'rate(1 hour)', { enabled: false, description: 'Sleeps.' }, () => {});
app.schedule('running', 'rate(1 hour)', { enabled: true, input: 'text' }, () => {});
