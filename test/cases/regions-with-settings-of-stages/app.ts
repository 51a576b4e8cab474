import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'users' });

app.get('/users/{id}', ({ id }) => ({ id }));
app.schedule('report', 'rate(1 day)', () => undefined);
