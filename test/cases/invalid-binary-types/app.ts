import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => ({}));
app.api.binaryTypes = Array.from({ length: 26 }, (_, index) => `image/x-${index}`);
