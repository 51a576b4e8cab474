import { Chalice, WebsocketDisconnectedError, type WebsocketMessage } from 'tschalice';
import { addConnection, listConnections, removeConnection } from './lib/connections.js';

export const app = new Chalice({ appName: 'chat' });

// wss://…/api?name=ann. A status of 400 or more refuses the connection.
app.onWsConnect(async (event) => {
  const name: unknown = event.toDict().queryStringParameters?.name;
  if (typeof name !== 'string' || !/^[\w-]{1,20}$/.test(name)) return { statusCode: 400 };
  await addConnection({ connectionId: event.connectionId, name });
});

// {"text": "hello"} goes to all connections, including the sender's.
app.onWsMessage(async (event) => {
  const text = textOf(event);
  if (text === undefined) return send(event.connectionId, { error: 'send {"text": "…"}' });
  const connections = await listConnections();
  const from = connections.find(({ connectionId }) => connectionId === event.connectionId)?.name;
  await Promise.all(connections.map(({ connectionId }) => send(connectionId, { from, text })));
});

app.onWsDisconnect(({ connectionId }) => removeConnection(connectionId));

async function send(connectionId: string, message: object): Promise<void> {
  try {
    await app.websocketApi.send(connectionId, JSON.stringify(message));
  } catch (error) {
    if (!(error instanceof WebsocketDisconnectedError)) throw error;
    // It was closed without a disconnect event.
    await removeConnection(connectionId);
  }
}

/** Undefined for anything that is not one of our messages. */
function textOf(event: WebsocketMessage): string | undefined {
  try {
    const { text } = event.jsonBody as { text?: unknown };
    return typeof text === 'string' && text !== '' ? text : undefined;
  } catch {
    return undefined;
  }
}
