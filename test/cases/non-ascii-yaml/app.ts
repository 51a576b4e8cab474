import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'café' });

app.get('/', { summary: 'Grüße 😀' }, () => ({}));
