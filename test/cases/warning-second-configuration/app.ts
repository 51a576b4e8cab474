import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'hello' });

app.route('/', () => ({ hello: 'world' }));
