import { Chalice } from 'tschalice';

const app = new Chalice({ appName: 'demo' });

app.get('/', () => ({}));

export default app;
