import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/users/{id}', ({ id }) => id);
app.post('/users', () => ({ created: true }));
