import { Chalice } from 'tschalice';
import logo from './logo.png';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => logo);
