import { Chalice, Response, type WebsocketEvent, WebsocketDisconnectedError } from 'tschalice';

export const app = new Chalice({ appName: 'websockets' });

const results: { readonly [kind: string]: (event: WebsocketEvent) => unknown } = {
  nothing: () => undefined,
  null: () => null,
  'a text': () => 'text',
  'a list': () => [1],
  bytes: () => new Uint8Array([1, 2]),
  'an object': () => ({ body: 'hi' }),
  'an object with a status': () => ({ statusCode: 403 }),
  'a map': () => new Map([['body', 'hi']]),
  'a response': () => new Response({ a: 1 }, { statusCode: 201, headers: { 'X-A': 'a', 'X-B': ['b', 'c'] } }),
  throw: () => {
    throw new RangeError('refused');
  },
  send: async ({ connectionId }) => {
    await app.websocketApi.send(connectionId, 'hello');
    await app.websocketApi.close('other=');
    return app.websocketApi.info(connectionId);
  },
  'configure again': async ({ connectionId }) => {
    app.websocketApi.configure('elsewhere.example', 'other');
    return app.websocketApi.info(connectionId);
  },
  gone: () => app.websocketApi.send('gone=', 'hello'),
  'gone but caught': async () => {
    try {
      return await app.websocketApi.close('gone=');
    } catch (error) {
      return { isGone: error instanceof WebsocketDisconnectedError, connection: (error as WebsocketDisconnectedError).connectionId };
    }
  },
  forbidden: () => app.websocketApi.info('forbidden='),
};

app.onWsConnect(({ domainName, stage, connectionId, body, context, toDict }) => {
  return { domainName, stage, connectionId, body, function: context.functionName, dict: toDict() as unknown, request: app.currentRequest };
});
app.onWsMessage(async (event) => results[event.body || 'nothing']!(event));
app.onWsDisconnect((event) => {
  const json: unknown = event.jsonBody;
  return { json, once: json === event.jsonBody };
});

app.get('/send', async () => app.websocketApi.send('some=', 'hello'));
app.get('/configure', async () => {
  app.websocketApi.configure('ws.example', 'live');
  return app.websocketApi.info('some=');
});
