import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Client } from 'tschalice/testing';
import { app } from '../app.js';
import { dynamodb } from '../lib/connections.js';
import { fakeTable } from './fake-table.js';

// Runs the handlers in this process, with the settings of the stage dev. The table's name comes from the template.
const client = new Client(app, { environment: { CONNECTIONS_TABLE: 'connections-of-the-test' } });

let connections: ReturnType<typeof fakeTable>;

beforeEach(() => {
  connections = fakeTable(dynamodb, 'connections-of-the-test');
  client.websockets.sent.length = 0;
});

/** What was sent, by connection. */
function sent(): Record<string, unknown[]> {
  const messages: Record<string, unknown[]> = {};
  for (const { connectionId, data } of client.websockets.sent) (messages[connectionId] ??= []).push(JSON.parse(String(data)));
  return messages;
}

async function connect(connectionId: string, query: string): Promise<number> {
  return (await client.lambda.invoke('websocket_connect', client.events.websocketConnectEvent({ connectionId, query }))).payload.statusCode;
}

async function say(connectionId: string, body: string): Promise<void> {
  await client.lambda.invoke('websocket_message', client.events.websocketMessageEvent(body, { connectionId }));
}

test('only users with a name may connect', async () => {
  assert.equal(await connect('1', 'name=ann'), 200);
  assert.equal(await connect('2', ''), 400);
  assert.equal(await connect('3', 'name=a%20b'), 400);
  assert.deepEqual([...connections.keys()], ['1']);
});

test("a message goes to all, with the sender's name", async () => {
  await connect('1', 'name=ann');
  await connect('2', 'name=bob');
  await say('1', '{"text": "hello"}');
  assert.deepEqual(sent(), { 1: [{ from: 'ann', text: 'hello' }], 2: [{ from: 'ann', text: 'hello' }] });
});

test('an invalid message is answered only to its sender', async () => {
  await connect('1', 'name=ann');
  await connect('2', 'name=bob');
  const messages = ['hello', '{}', 'null', '{"text": ""}'];
  for (const message of messages) await say('1', message);
  assert.deepEqual(sent(), { 1: messages.map(() => ({ error: 'send {"text": "…"}' })) });
});

test('a disconnected user gets no messages', async () => {
  await connect('1', 'name=ann');
  await connect('2', 'name=bob');
  await client.lambda.invoke('websocket_disconnect', client.events.websocketDisconnectEvent({ connectionId: '2' }));
  await say('1', '{"text": "hello"}');
  assert.deepEqual(Object.keys(sent()), ['1']);
});

test('a lost connection is removed, and the others get the message', async () => {
  await connect('1', 'name=ann');
  await connect('gone', 'name=bob');
  client.websockets.disconnect('gone');
  await say('1', '{"text": "hello"}');
  assert.deepEqual(sent(), { 1: [{ from: 'ann', text: 'hello' }] });
  assert.deepEqual([...connections.keys()], ['1']);
});

test('a connection that is never closed expires', async () => {
  await connect('1', 'name=ann');
  const seconds = Number(connections.get('1')?.['expiresAt']) - Date.now() / 1000;
  assert(seconds > 7100 && seconds <= 7200, `it expires in ${seconds} seconds`);
});
