import { Chalice } from 'tschalice';
import { users } from './lib/users.js';

export const app = new Chalice({ appName: 'demo' });

app.registerBlueprint(users, { urlPrefix: '/users' });
