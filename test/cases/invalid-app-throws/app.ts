import { Chalice } from 'tschalice';
import { tableName } from './lib/settings.js';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => ({ table: tableName }));
