import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.middleware('rest', async (event, next) => next(event));
app.middleware('http', 'not a function');
app.get('/', () => ({}));
