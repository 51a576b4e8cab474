import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.post('/', { contentTypes: ['image/png', 'application/json'] }, () => ({}));
