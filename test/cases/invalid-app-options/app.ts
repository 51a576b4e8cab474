import { Chalice } from 'tschalice';

export const app = new Chalice({ appname: 'demo', debug: 'yes' });
