import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.route('/a', { methods: 'GET' }, () => ({}));
app.get('/b', { contentTypes: 'text/plain' }, () => ({}));
app.get('/c', { cors: 'yes' }, () => ({}));
app.get('/d', { authorizer: 'demo_auth' }, () => ({}));
app.get('/e', { apiKeyRequired: 1 }, () => ({}));
app.get('/f', 'options', () => ({}));
