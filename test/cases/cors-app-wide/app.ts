import { Chalice, Blueprint, CORSConfig } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const users = new Blueprint('users');

app.get('/before', () => ({}));
app.api.cors = true;
app.get('/after', () => ({}));
app.get('/never', { cors: false }, () => ({}));
app.get('/own', { cors: new CORSConfig({ allowOrigin: 'https://example.com' }) }, () => ({}));
users.get('/blueprint', () => ({}));
app.registerBlueprint(users);
