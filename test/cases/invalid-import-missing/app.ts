import { Chalice } from 'tschalice';
import { pad } from 'left-pad-that-is-not-there';
import { nothing } from './lib/nothing.js';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => ({ pad, nothing }));
