import { BadRequestError, Chalice, ChaliceUnhandledError, CORSConfig, Response } from 'tschalice';

export const app = new Chalice({ appName: 'cors' });

app.get('/before', () => '');

app.api.cors = true;

app.route('/by-app', { methods: ['GET', 'POST'] }, () => '');
app.get('/off', { cors: false }, () => '');
app.get(
  '/configured',
  {
    cors: new CORSConfig({ allowOrigin: 'https://a.example', allowHeaders: ['X-B'], exposeHeaders: ['X-C', 'X-D'], maxAge: 60, allowCredentials: true }),
  },
  () => '',
);

const views: { readonly [kind: string]: () => unknown } = {
  result: () => 'fine',
  'view error': () => { throw new BadRequestError('no'); }, // prettier-ignore
  exception: () => { throw new Error('secret'); }, // prettier-ignore
  'unhandled error': () => { throw new ChaliceUnhandledError('secret'); }, // prettier-ignore
  'unwanted bytes': () => new Response(new Uint8Array(1), { headers: { 'Content-Type': 'image/png' } }),
  'bad header': () => new Response('', { headers: { 'X-A': 'a\nb' } }),
  'own origin': () => new Response('', { headers: { 'Access-Control-Allow-Origin': 'https://own.example' } }),
  'own origin in a list': () => new Response('', { headers: { 'ACCESS-CONTROL-ALLOW-ORIGIN': ['https://own.example'] } }),
  'own origin in small letters': () => new Response('', { headers: { 'access-control-allow-origin': 'https://own.example' } }),
};
app.get('/view/{kind}', ({ kind }) => views[kind]!());

const kept = new Response('');
app.get('/kept', () => JSON.stringify(kept.headers));
app.get('/keeps', () => kept);
