import { Chalice } from 'tschalice';
import { answer } from './lib/answer.js';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('worker', () => answer);
