import { Chalice } from 'tschalice';

export const api = new Chalice({ appName: 'demo' });
