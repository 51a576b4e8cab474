import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'users' });

app.get('/users/{id}', ({ id }) => ({ id }));
app.onSqsMessage('drain', { queue: 'jobs' }, () => undefined);
