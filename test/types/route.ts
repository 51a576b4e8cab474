/** Compiled, never run: what a route's path says is what its handler gets. Each `@ts-expect-error` must be one. */
/* oxlint-disable no-new -- whether it compiles is what counts */
import { Blueprint, Chalice, CORSConfig, IAMAuthorizer, Response } from 'tschalice';

const app = new Chalice({ appName: 'types' });
const users = new Blueprint('users');

/** Compiles only where both types are the same one. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_are: Same<A, B>): void {}

// Every parameter of the path is there, by its name.
app.get('/u/{id}/p/{postId}', (params) => same<typeof params, { readonly id: string; readonly postId: string }>(true));
app.route('/u/{id}', { methods: ['GET', 'put'], cors: true }, ({ id }) => id.toUpperCase());
users.delete('/u/{id}', ({ id }) => id.toUpperCase());

// A greedy parameter loses its plus.
app.get('/f/{path+}', (params) => same<typeof params, { readonly path: string }>(true));
app.get('/a/{id}/{rest+}', ({ id, rest }) => id + rest);

// Names with hyphens and dots are keys like others.
app.get('/a/{user-id}', (params) => params['user-id'].toUpperCase());

// A path without parameters gives none.
app.get('/', (params) => same<typeof params, {}>(true));

// What is only known at run time can have any names.
for (const path of ['/a', '/b/{id}'] as string[]) app.get(path, ({ id }) => id?.toUpperCase());

// The types work for handlers that are declared on their own, and for those that take less.
const handler = ({ id }: { id: string }): string => id;
app.get('/u/{id}', handler);
app.get('/u/{id}', () => ({ hello: 'world' }));
app.get('/u/{id}', async ({ id }, request) => new Response(`${id} ${request.method}`, { statusCode: 201 }));

// @ts-expect-error -- the path has no parameter `name`
app.get('/u/{id}', ({ name }) => name);
// @ts-expect-error -- nor has it with options in the middle
app.route('/u/{id}', { methods: ['GET'] }, ({ name }) => name);
// @ts-expect-error -- nor with options in the middle of a shortcut
app.put('/u/{id}', { apiKeyRequired: true }, ({ name }) => name);
// @ts-expect-error -- nor on a blueprint
users.get('/u/{id}', ({ name }) => name);
// @ts-expect-error -- a path without parameters has none of any name
app.get('/', ({ id }) => id);
// @ts-expect-error -- the greedy parameter is `path`, without the plus
app.get('/f/{path+}', (params) => params['path+']);
// @ts-expect-error -- a handler that needs a parameter cannot answer on a path without it
app.get('/u/{userId}', handler);
// @ts-expect-error -- parameters are strings
app.get('/u/{id}', ({ id }: { id: number }) => id);
app.get('/u/{id}', (params) => {
  // @ts-expect-error -- parameters are the request's, and not to be changed
  params.id = 'x';
});

const hello = (): string => 'hello';

// Each verb has its shortcut, with options and without.
app.get('/a', { cors: new CORSConfig({ allowOrigin: 'https://a.example' }) }, () => '');
app.post('/a', { contentTypes: ['text/plain'], name: 'create' }, () => '');
app.put('/a', { authorizer: new IAMAuthorizer() }, () => '');
app.patch('/a', { public: true }, () => '');
app.delete('/a', { summary: 'a', description: 'b' }, () => '');
app.head('/a', { stageVariables: ['tableName'] }, () => '');
app.options('/a', { cors: false }, () => '');
// An option that is undefined counts as left out.
app.get('/b', { cors: undefined, name: undefined, authorizer: undefined }, () => '');

// @ts-expect-error -- get is one method: `methods` is for app.route
app.get('/a', { methods: ['GET'] }, () => '');
// @ts-expect-error -- post too
app.post('/a', { methods: ['POST'] }, () => '');
// @ts-expect-error -- put too
app.put('/a', { methods: ['PUT'] }, () => '');
// @ts-expect-error -- patch too
app.patch('/a', { methods: ['PATCH'] }, () => '');
// @ts-expect-error -- delete too
app.delete('/a', { methods: ['DELETE'] }, () => '');
// @ts-expect-error -- head too
app.head('/a', { methods: ['HEAD'] }, () => '');
// @ts-expect-error -- options too
app.options('/a', { methods: ['OPTIONS'] }, () => '');
// @ts-expect-error -- a shortcut of a blueprint is one method too
users.get('/a', { methods: ['GET'] }, () => '');

// @ts-expect-error -- there is no option `method`
app.route('/a', { method: 'GET' }, () => '');
// @ts-expect-error -- methods are a list
app.route('/a', { methods: 'GET' }, () => '');
// @ts-expect-error -- content types are a list
app.post('/a', { contentTypes: 'text/plain' }, () => '');
// @ts-expect-error -- CORS settings are made by CORSConfig
app.get('/a', { cors: { allowOrigin: '*' } }, () => '');
// @ts-expect-error -- cors is no text
app.get('/a', { cors: '*' }, () => '');
// @ts-expect-error -- apiKeyRequired is true or false
app.get('/a', { apiKeyRequired: 'yes' }, () => '');
// @ts-expect-error -- an authorizer is an object, not its name
app.get('/a', { authorizer: 'demo_auth' }, () => '');
// @ts-expect-error -- a handler is needed
app.get('/a');
// @ts-expect-error -- options alone answer nothing
app.get('/a', { cors: true });
// @ts-expect-error -- the options stand before the handler
app.get('/a', () => '', { cors: true });
// @ts-expect-error -- there is one handler; what runs around it is middleware
app.get('/a', { cors: true }, hello, hello);
// @ts-expect-error -- nor do two handlers make one of them middleware
app.get('/a', hello, hello);
// @ts-expect-error -- a path is a text
app.get(/a/, () => '');

app.post('/request', (_params, request) => {
  same<[typeof request.method, typeof request.jsonBody], [string, unknown]>(true);
  const page: string | null | undefined = request.queryParams?.get('page');
  // @ts-expect-error -- the caller may have sent anything
  same<typeof request.jsonBody.anything, string>(true);
  // @ts-expect-error -- there may be no query string
  request.queryParams.get('page');
  // @ts-expect-error -- a request's headers cannot be set
  request.headers.set('A', 'b');
  // @ts-expect-error -- there may be no path parameters
  const id = request.uriParams['id'];
  return { id, page, all: request.queryParams?.getAll('page'), agent: request.headers.get('User-Agent'), body: request.jsonBody };
});

// @ts-expect-error -- an app has a name
new Chalice({});
// @ts-expect-error -- the name is an option: new Chalice({ appName: 'a' })
new Chalice('a');
// @ts-expect-error -- there is no option `name`
new Chalice({ appName: 'a', name: 'b' });
// @ts-expect-error -- maxAge is in seconds
new CORSConfig({ maxAge: '600' });
// @ts-expect-error -- the header's name is no option: allowOrigin
new CORSConfig({ origin: '*' });
app.api.cors = new CORSConfig({ allowCredentials: true, allowOrigin: 'https://a.example' });
app.api.binaryTypes.push('image/webp');
// @ts-expect-error -- CORS settings are made by CORSConfig, for the whole API too
app.api.cors = { allowOrigin: '*' };
// @ts-expect-error -- binary types are a list
app.api.binaryTypes = 'image/webp';
