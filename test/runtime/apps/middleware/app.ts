import {
  Chalice,
  ChaliceUnhandledError,
  ChaliceViewError,
  ConvertToMiddleware,
  type LambdaFunctionEvent,
  type MiddlewareEventType,
  NotFoundError,
  Response,
  type Request,
} from 'tschalice';

export const app = new Chalice({ appName: 'middleware' });

type Next = (event?: unknown) => Promise<unknown>;

/** Shows in the result that it was passed. */
const passing =
  (type: MiddlewareEventType) =>
  async (event: unknown, next: Next): Promise<unknown> => {
    const result = await next(event);
    if (Array.isArray(result)) return [...(result as string[]), ...(type === 'sqs' ? ['m1'] : [])];
    if (!(result instanceof Response)) return { [type]: result };
    result.body = { [type]: result.body };
    return result;
  };

app.middleware('all', passing('all'));
app.middleware('http', passing('http'));
for (const type of ['s3', 'sns', 'sqs', 'kinesis', 'dynamodb', 'cloudwatch', 'scheduled', 'websocket', 'pure_lambda'] as const) {
  app.middleware(type, passing(type));
}

app.schedule('on_schedule', 'rate(1 hour)', () => 'handled');
app.onCloudWatchEvent('on_event', { eventPattern: { source: ['aws.ec2'] } }, () => 'handled');
app.onS3Event('on_s3', { bucket: 'uploads' }, () => 'handled');
app.onSnsMessage('on_sns', { topic: 'orders' }, () => 'handled');
app.onSqsMessage('on_sqs', { queue: 'jobs' }, (event) => (Array.isArray(event) ? ['replaced'] : 'handled'));
app.onSqsMessage('failing_sqs', { queue: 'jobs', reportBatchItemFailures: true }, () => ['m3']);
app.onKinesisRecord('on_kinesis', { stream: 'clicks' }, () => 'handled');
app.onDynamoDBRecord('on_dynamodb', { streamArn: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026' }, () => 'handled');
app.onWsConnect(() => ({ handled: true }));
app.lambdaFunction('worker', (event: { throw?: string }, context: { functionName?: string }) => {
  if (event.throw !== undefined) throw new RangeError(event.throw);
  return { event, function: context.functionName ?? context };
});

app.get('/', () => 'view');
app.get('/throw', () => {
  throw new RangeError('secret');
});
app.get('/unhandled', { cors: true }, () => {
  throw new ChaliceUnhandledError('for the middleware');
});
app.get('/with-cors', { cors: true }, () => 'view');
app.get('/users/{id}', ({ id }, { path, stageVars, method }) => [id, path, method, stageVars, app.currentRequest!.path]);

app.registerMiddleware(
  ConvertToMiddleware((handler) => async (event: { act?: string; headers?: { 'x-act'?: string } | null }, context: { functionName: string }) => {
    const act = event.act ?? event.headers?.['x-act'];
    if (act === 'convert and stop') return { stopped: context.functionName };
    if (act !== 'convert') return handler(event, context);
    const result = (await handler({ other: true }, null)) as unknown;
    if (result instanceof Response) return new Response({ saw: event, function: context.functionName, inner: result.body });
    return { saw: event, function: context.functionName, inner: result };
  }),
);

class Teapot extends ChaliceViewError {
  static override statusCode = 418;
  static override code = 'Teapot';
}

class Page extends Response {
  text(): string {
    return 'from Page';
  }
}
app.get('/own-class', { cors: true }, () => new Page('', { headers: { 'X-Page': '1' } }));

const kept = new Response({ list: ['kept'], map: new Map([['a', 'kept']]) }, { headers: { 'X-List': ['a'] } });
app.get('/kept', () => kept);
const keptValue = ['kept'];
app.get('/kept-value', () => keptValue);
const denied = new Response('kept', { statusCode: 403 });

/** What the middleware below does with a request, as its header `x-act` asks. */
const acts: { readonly [act: string]: (event: Request, next: Next) => unknown } = {
  short: () => new Response('stopped', { statusCode: 403 }),
  plain: () => ({ from: 'middleware' }),
  nothing: () => undefined,
  throw: () => {
    throw new RangeError('secret');
  },
  'throw unhandled': () => {
    throw new ChaliceUnhandledError('secret');
  },
  refuse: () => {
    throw new NotFoundError('no such tenant');
  },
  async 'refuse late'(event, next) {
    await next(event);
    throw new Teapot('short');
  },
  async 'change headers'(event, next) {
    const response = (await next(event)) as Response;
    const { headers } = response;
    if (headers['Access-Control-Allow-Origin'] !== '*') throw new Error('no headers');
    delete headers['Access-Control-Allow-Headers'];
    headers['access-control-allow-origin'] = 'https://own.example';
    return response;
  },
  async 'headers in other letters'() {
    const response = new Response('x', { headers: { 'Content-Type': 'text/html', 'X-A': '1', 'Set-Cookie': ['a=1', 'b=2'] } });
    response.headers['content-TYPE'] = 'text/csv';
    response.headers['set-cookie'] = 'c=3';
    return response;
  },
  async 'change all'(event, next) {
    const response = (await next(event)) as Response;
    const body = (response.body as { inner: { list: string[]; map: Map<string, string>; once?: boolean } }).inner;
    body.list.push('changed');
    body.map.set('a', 'changed');
    body.once = body.once === undefined;
    (response.headers['X-List'] as string[]).push('changed');
    response.headers['X-Once'] = response.headers['X-Once'] === undefined ? 'yes' : 'no';
    return response;
  },
  async 'change body'(event, next) {
    const response = (await next(event)) as Response;
    (response.body as { inner: string[] }).inner.push('changed');
    return response;
  },
  keep: () => denied,
  async look(event, next) {
    const response = (await next(event)) as Response;
    (response.body as { inner: string }).inner = response instanceof Page ? response.text() : 'no Page';
    return response;
  },
  async 'headers of another kind'(event, next) {
    return Object.assign((await next(event)) as Response, { headers: new Headers({ 'X-A': 'a' }) });
  },
  'bad header': () => new Response('', { headers: { 'X-A': 'a\nb' } }),
  async catch(event, next) {
    try {
      return await next(event);
    } catch (error) {
      return new Response(`${error instanceof ChaliceUnhandledError} ${(error as Error).message}`, { statusCode: 503 });
    }
  },
  async observe(event, next) {
    const response = (await next(event)) as Response;
    response.headers['X-Saw'] = `${response instanceof Response} ${response.statusCode}`;
    response.body = { ...(response.body as object), changed: true };
    return response;
  },
  replace: (_event, next) => next({ path: '/', method: 'POST', headers: new Map(), uriParams: null }),
  change(event, next) {
    event.stageVars = { changed: 'yes' };
    event.path = '/elsewhere';
    event.method = 'PUT';
    event.uriParams = { id: 'changed' };
    return next(event);
  },
};
app.middleware('http', async (event: Request | null, next) => {
  if (event === null) {
    const response = (await next(event)) as Response;
    response.headers['X-Request'] = String(app.currentRequest);
    return response;
  }
  const act = event.headers.get('x-act');
  return act !== null && Object.hasOwn(acts, act) ? acts[act]!(event, next) : next(event);
});

app.middleware('sqs', (event: { toDict(): { replace?: true } }, next) => next(event.toDict().replace ? [] : event));

app.middleware('pure_lambda', async (event: LambdaFunctionEvent, next: Next) => {
  const { act } = event.event as { act?: string };
  if (act === 'short') return 'short';
  if (act === 'look') return { event: event.event as unknown, dict: event.toDict() as unknown, function: event.context.functionName };
  if (act === 'replace') return next({ toDict: () => ({ other: 'event' }), context: 'other context' });
  if (act === 'same') return next();
  return next(event);
});

// Registered while the function runs, so after its chain was built.
app.lambdaFunction('late', () => {
  app.middleware('pure_lambda', async (event: LambdaFunctionEvent, next: Next) => ({ late: await next(event) }));
  return 'late';
});

// Registered while a request is answered, for those after it.
app.get('/late', () => {
  app.middleware('http', async (event, next) => {
    const response = (await next(event)) as Response;
    response.headers['X-Late'] = 'yes';
    return response;
  });
  return 'view';
});

const auth = app.authorizer('auth', () => ({ principalId: 'own' }));
app.get('/private', { authorizer: auth }, () => '');

// After all handlers, so the innermost.
app.middleware('all', async (event, next) => {
  const result = (await next(event)) as unknown;
  if (result instanceof Response) result.body = { inner: result.body };
  return typeof result === 'string' ? { inner: result } : result;
});
