import { expect } from 'chai';
import { Blueprint } from '../../src/app/blueprint.js';
import { BadRequestError, WebsocketDisconnectedError } from '../../src/app/http-error.js';
import { Response } from '../../src/app/response.js';
import { type ManagementSdk, WebsocketApi } from '../../src/app/websocket-api.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { appWith, lambdaContext } from './proxy-event.js';

const event = (body?: unknown): object => ({
  requestContext: {
    routeKey: '$default',
    eventType: 'MESSAGE',
    domainName: 'abcd1234.execute-api.us-west-2.amazonaws.com',
    stage: 'api',
    connectionId: 'ABCD1234=',
    apiId: 'abcd1234',
  },
  ...(body === undefined ? {} : { body }),
  isBase64Encoded: false,
});

function message(handler: (event: import('../../src/index.js').WebsocketEvent) => unknown, given: object = event('{"a":1}')): Promise<unknown> {
  return lambdaHandler(
    appWith((it) => it.onWsMessage(handler)),
    'websocket_message',
  )(given, lambdaContext);
}

describe('websocket handlers', () => {
  it('get the fields of the event', async () => {
    expect(
      await message(({ domainName, stage, connectionId, body, jsonBody, context, toDict }) => ({
        domainName,
        stage,
        connectionId,
        body,
        jsonBody,
        context: context === lambdaContext,
        dict: toDict(),
      })),
    ).to.deep.equal({
      statusCode: 200,
      domainName: 'abcd1234.execute-api.us-west-2.amazonaws.com',
      stage: 'api',
      connectionId: 'ABCD1234=',
      body: '{"a":1}',
      jsonBody: { a: 1 },
      context: true,
      dict: event('{"a":1}'),
    });
  });

  for (const absent of [undefined, null]) {
    it(`get null for the body ${absent}`, async () => {
      expect(await message(({ body }) => ({ body }), event(absent))).to.deep.equal({ statusCode: 200, body: null });
    });
  }

  it('get the same parsed body each time', async () => {
    expect(await message((it) => ({ same: it.jsonBody === it.jsonBody }))).to.include({ same: true });
  });

  for (const body of ['{', undefined]) {
    it(`throw BadRequestError, which is not turned into a response, for the JSON body ${body}`, async () => {
      const thrown = await message(({ jsonBody }) => jsonBody as unknown, event(body)).catch((reason: unknown) => reason);
      expect(thrown).to.be.instanceOf(BadRequestError).and.include({ message: 'Error Parsing JSON' });
    });
  }

  const results: [name: string, given: unknown, want: object][] = [
    ['nothing', undefined, { statusCode: 200 }],
    ['a string', 'text', { statusCode: 200 }],
    ['a list', [1], { statusCode: 200 }],
    ['null', null, { statusCode: 200 }],
    ['an object', { body: 'hi' }, { statusCode: 200, body: 'hi' }],
    ['an object with a status', { statusCode: 403 }, { statusCode: 403 }],
    ['a map', new Map([['body', 'hi']]), { statusCode: 200, body: 'hi' }],
    [
      'a Response',
      new Response({ a: 1 }, { statusCode: 201, headers: { 'X-A': 'a' } }),
      { statusCode: 201, headers: { 'X-A': 'a' }, multiValueHeaders: {}, body: '{"a":1}' },
    ],
  ];
  for (const [name, given, want] of results) {
    it(`answer ${JSON.stringify(want)} for ${name}`, async () => {
      expect(await message(() => given)).to.deep.equal(want);
    });
  }

  it('pass exceptions on', async () => {
    const error = new Error('refused');
    expect(await message(() => Promise.reject(error)).catch((reason: unknown) => reason)).to.equal(error);
  });

  it('are found by the kind of their event, also on blueprints', async () => {
    const blueprint = new Blueprint('inner');
    blueprint.onWsConnect(() => ({ body: 'connect' }));
    blueprint.onWsMessage(() => ({ body: 'message' }));
    blueprint.onWsDisconnect(() => ({ body: 'disconnect' }));
    const app = appWith((it) => it.registerBlueprint(blueprint, { namePrefix: 'sub_' }));
    for (const kind of ['connect', 'message', 'disconnect']) {
      expect(await lambdaHandler(app, `websocket_${kind}`)(event(), lambdaContext)).to.include({ body: kind });
    }
  });
});

/** A stand-in for the AWS SDK's client that notes what it is asked for. */
function fakeSdk(calls: object[], fail?: Error): ManagementSdk {
  const command = (name: string): ManagementSdk['PostToConnectionCommand'] =>
    class {
      constructor(input: object) {
        Object.assign(this, { name, ...input });
      }
    };
  return {
    ApiGatewayManagementApiClient: class {
      readonly #endpoint: string;
      constructor({ endpoint }: { endpoint: string }) {
        this.#endpoint = endpoint;
      }
      async send(asked: object): Promise<object> {
        calls.push({ endpoint: this.#endpoint, ...asked });
        if (fail !== undefined) throw fail;
        return { ConnectedAt: new Date(0) };
      }
    },
    PostToConnectionCommand: command('post'),
    DeleteConnectionCommand: command('delete'),
    GetConnectionCommand: command('get'),
  };
}

describe('app.websocketApi', () => {
  it('sends, closes and asks, loading the SDK once', async () => {
    const calls: object[] = [];
    let loads = 0;
    const api = new WebsocketApi(async () => {
      loads += 1;
      return fakeSdk(calls);
    });
    api.configure('ws.example', 'api');
    await api.send('c1', 'hello');
    await api.close('c2');
    expect(await api.info('c3')).to.deep.equal({ ConnectedAt: new Date(0) });
    const endpoint = 'https://ws.example/api';
    expect(calls).to.deep.equal([
      { endpoint, name: 'post', ConnectionId: 'c1', Data: 'hello' },
      { endpoint, name: 'delete', ConnectionId: 'c2' },
      { endpoint, name: 'get', ConnectionId: 'c3' },
    ]);
    expect(loads).to.equal(1);
  });

  it('ignores a second configuration', async () => {
    const calls: object[] = [];
    const api = new WebsocketApi(async () => fakeSdk(calls));
    api.configure('first.example', 'api');
    api.configure('second.example', 'api');
    await api.send('c1', 'hello');
    expect(calls[0]).to.include({ endpoint: 'https://first.example/api' });
  });

  it('refuses to send before it is configured', async () => {
    const thrown = await new WebsocketApi(async () => fakeSdk([])).send('c1', '').catch((reason: unknown) => reason);
    expect(thrown)
      .to.be.instanceOf(Error)
      .and.property('message')
      .match(/not configured.*configure\(domainName, stage\)/);
  });

  it('says which client has gone', async () => {
    const api = new WebsocketApi(async () => fakeSdk([], Object.assign(new Error('gone'), { name: 'GoneException' })));
    api.configure('ws.example', 'api');
    const thrown = await api.send('c1', '').catch((reason: unknown) => reason);
    expect(thrown).to.be.instanceOf(WebsocketDisconnectedError).and.include({ connectionId: 'c1' });
  });

  it('passes other errors of the service on', async () => {
    const error = new Error('other');
    const api = new WebsocketApi(async () => fakeSdk([], error));
    api.configure('ws.example', 'api');
    expect(await api.close('c1').catch((reason: unknown) => reason)).to.equal(error);
  });

  const regions: [AWS_REGION: string | undefined, AWS_DEFAULT_REGION: string | undefined, want: string | undefined][] = [
    ['eu-west-1', 'us-east-1', 'https://abcd1234.execute-api.eu-west-1.amazonaws.com/api'],
    [undefined, 'us-east-1', 'https://abcd1234.execute-api.us-east-1.amazonaws.com/api'],
    ['cn-north-1', undefined, 'https://abcd1234.execute-api.cn-north-1.amazonaws.com.cn/api'],
    [undefined, undefined, undefined],
  ];
  for (const [AWS_REGION, AWS_DEFAULT_REGION, want] of regions) {
    it(`is at ${want ?? 'no address'} in a handler in ${AWS_REGION}, ${AWS_DEFAULT_REGION}`, async () => {
      const before = { AWS_REGION: process.env['AWS_REGION'], AWS_DEFAULT_REGION: process.env['AWS_DEFAULT_REGION'] };
      setEnvironment({ AWS_REGION, AWS_DEFAULT_REGION });
      try {
        const calls: { endpoint?: string }[] = [];
        const app = appWith((it) => {
          Object.assign(it, { websocketApi: new WebsocketApi(async () => fakeSdk(calls)) });
          it.onWsMessage(({ connectionId }) => it.websocketApi.send(connectionId, 'hello').catch(() => {}));
        });
        await lambdaHandler(app, 'websocket_message')(event('hi'), lambdaContext);
        expect(calls.map(({ endpoint }) => endpoint)).to.deep.equal(want === undefined ? [] : [want]);
      } finally {
        setEnvironment(before);
      }
    });
  }
});

function setEnvironment(variables: { [name: string]: string | undefined }): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
