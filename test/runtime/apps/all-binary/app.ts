import { Chalice, NotFoundError, Response } from 'tschalice';

export const app = new Chalice({ appName: 'all-binary' });

app.api.binaryTypes = ['*/*'];

app.get('/untyped', () => 'é');
app.get('/object', () => ({ a: 'é' }));
app.get('/bytes', () => new Response(new Uint8Array([0xff, 0, 1]), { headers: { 'Content-Type': 'model/obj' } }));
app.get('/missing', () => {
  throw new NotFoundError('grün');
});
app.get('/png-of-text', () => new Response('text', { headers: { 'Content-Type': 'image/png' } }));
