import { Chalice } from 'tschalice';
import { office } from './office.js';
import { shop } from './shop.js';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => office.name);
app.registerBlueprint(shop);
