import { expect } from 'chai';
import { Chalice } from '../../src/app/chalice.js';
import { WebsocketDisconnectedError } from '../../src/app/http-error.js';
import { Client } from '../../src/testing/index.js';

function chat(): Chalice {
  const app = new Chalice({ appName: 'chat' });
  app.onWsMessage(async ({ connectionId, body }) => {
    await app.websocketApi.send(connectionId, `got ${body}`);
    if (body === 'bye') await app.websocketApi.close(connectionId);
  });
  app.get('/tell/{id}', async ({ id }) => {
    try {
      await app.websocketApi.send(id, new Uint8Array([1]));
      return await app.websocketApi.info(id);
    } catch (error) {
      return error instanceof WebsocketDisconnectedError && error.connectionId;
    }
  });
  return app;
}

const said = (client: Client, body: string, connectionId: string): Promise<unknown> =>
  client.lambda.invoke('websocket_message', client.events.websocketMessageEvent(body, { connectionId }));

describe('client.websockets', () => {
  it('holds what handlers send and whom they close, without a region or the SDK', async () => {
    const client = new Client(chat(), { config: {} });
    await said(client, 'hello', 'a=');
    await said(client, 'bye', 'b=');
    expect(client.websockets.sent).to.deep.equal([
      { connectionId: 'a=', data: 'got hello' },
      { connectionId: 'b=', data: 'got bye' },
    ]);
    expect(client.websockets.closed).to.deep.equal(['b=']);
  });

  it('holds what views send', async () => {
    const client = new Client(chat(), { config: {} });
    expect((await client.http.get('/tell/a')).jsonBody).to.deep.equal({});
    expect(client.websockets.sent).to.deep.equal([{ connectionId: 'a', data: new Uint8Array([1]) }]);
  });

  it('lets connections be gone, by itself and by the app', async () => {
    const client = new Client(chat(), { config: {} });
    client.websockets.disconnect('a');
    await said(client, 'bye', 'b');
    expect((await client.http.get('/tell/a')).text).to.equal('a');
    expect((await client.http.get('/tell/b')).text).to.equal('b');
    expect((await client.http.get('/tell/c')).jsonBody).to.deep.equal({});
  });

  it('is told by an app with two clients through the newer one', async () => {
    const app = chat();
    const [older, newer] = [new Client(app, { config: {} }), new Client(app, { config: {} })];
    await said(older, 'hello', 'a');
    expect([older, newer].map(({ websockets }) => websockets.sent.length)).to.deep.equal([0, 1]);
  });

  it('takes what the SDK can send', async () => {
    const rows: [data: unknown, message: string | null][] = [
      ['x'.repeat(131072), null],
      [new Uint8Array(131072), null],
      ['ü'.repeat(65537), 'PayloadTooLargeException: the message is larger than 128 KB, the most that API Gateway sends to a websocket client'],
      [{ a: 1 }, 'TypeError: a message must be a string or a Uint8Array, not an object; for JSON, write JSON.stringify(…)'],
      [7, 'TypeError: a message must be a string or a Uint8Array, not the number 7; for JSON, write JSON.stringify(…)'],
    ];
    for (const [data, message] of rows) {
      const app = new Chalice({ appName: 'chat' });
      app.onWsMessage(({ connectionId }) => app.websocketApi.send(connectionId, data as string));
      const client = new Client(app, { config: {} });
      const thrown = await said(client, '', 'a').then(() => null, String);
      expect([thrown, client.websockets.sent.length]).to.deep.equal([message, message === null ? 1 : 0]);
    }
  });
});
