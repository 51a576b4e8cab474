import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'storefront' });

app.get('/', () => ({}));
app.onWsMessage(() => {});
