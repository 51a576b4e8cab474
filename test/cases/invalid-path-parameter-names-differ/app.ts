import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/users/{id}', () => ({}));
app.get('/users/{userId}/posts', () => ({}));
app.get('/users/{rest+}', () => ({}));
