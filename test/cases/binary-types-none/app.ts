import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.api.binaryTypes = [];
app.get('/', () => ({}));
