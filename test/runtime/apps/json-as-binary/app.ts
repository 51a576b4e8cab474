import { Chalice, Response } from 'tschalice';

export const app = new Chalice({ appName: 'json-as-binary' });

app.api.binaryTypes.push('application/json');

app.get('/untyped', () => ({ a: 'é' }));
app.get('/typed', () => new Response({ a: 'é' }, { headers: { 'Content-Type': 'application/json' } }));
app.get('/typed-string', () => new Response('é', { headers: { 'Content-Type': 'application/json' } }));
app.get('/png', () => new Response(new Uint8Array([0xff, 0, 1]), { headers: { 'Content-Type': 'image/png' } }));
