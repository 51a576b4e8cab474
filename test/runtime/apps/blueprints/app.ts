import { Blueprint, Chalice, type Response } from 'tschalice';

export const app = new Chalice({ appName: 'blueprints' });

/** Shows in the answer that it was passed, the innermost first. */
const passing =
  (name: string) =>
  async (event: unknown, next: (event: unknown) => Promise<Response>): Promise<unknown> => {
    const response = await next(event);
    if (Array.isArray(response.body)) response.body = [...(response.body as string[]), name];
    return response;
  };

const paths = new Blueprint('paths');
paths.route('/', { methods: ['PUT'], cors: true, contentTypes: ['text/plain'] }, (_params, { path }) => [path]);
paths.get('/x/{y}', ({ y }, { path }) => [path, y]);

const roots = new Blueprint('roots');
roots.get('/', () => ['root']);

const inner = new Blueprint('inner');
inner.get('/deep', (_params, request) => [String(app.currentRequest === request), app.lambdaContext!.functionName]);
inner.lambdaFunction('worker', (event) => ['worker', event]);

const sub = new Blueprint('sub');
const auth = sub.authorizer('auth', ({ token }) => ({ principalId: token }));
sub.get('/private', { authorizer: auth }, () => ['private']);
sub.onWsConnect(() => ({ body: 'connect' }));
sub.onWsMessage(() => ({ body: 'message' }));
sub.onWsDisconnect(() => ({ body: 'disconnect' }));
sub.registerMiddleware(passing('of the blueprint'), 'http');
sub.registerBlueprint(inner, { urlPrefix: '/inner', namePrefix: 'inner_' });

app.middleware('http', passing('before'));
app.get('/own', () => ['own']);
app.registerBlueprint(paths, { urlPrefix: '/first' });
app.registerBlueprint(paths, { urlPrefix: '/second/' });
app.registerBlueprint(paths, { urlPrefix: '' });
app.registerBlueprint(roots, { urlPrefix: '/' });
app.registerBlueprint(sub, { urlPrefix: '/sub', namePrefix: 'sub_' });
app.middleware('http', passing('after'));
