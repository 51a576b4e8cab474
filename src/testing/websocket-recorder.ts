import { describe } from '../app/option.js';
import type { ManagementSdk, WebsocketApi } from '../app/websocket-api.js';
import { messageLimit } from './limit.js';

/** What the app did with `app.websocketApi`. Nothing reaches AWS. */
export interface Websockets {
  /** What was sent, oldest first. A test may empty it. */
  readonly sent: SentMessage[];
  /** Connections that the app closed, oldest first. */
  readonly closed: string[];
  /** Disconnects a client: sending to it then throws `WebsocketDisconnectedError`. */
  disconnect(connectionId: string): void;
}

/** A message that the app sent to a client. */
export interface SentMessage {
  /** The connection that got it. */
  readonly connectionId: string;
  /** The message as passed to `send`. */
  readonly data: string | Uint8Array;
}

interface Input {
  readonly ConnectionId: string;
  readonly Data?: string | Uint8Array;
}

class Command {
  readonly input: Input;

  constructor(input: Input) {
    this.input = input;
  }
}

class PostToConnectionCommand extends Command {}

class DeleteConnectionCommand extends Command {}

class GetConnectionCommand extends Command {}

/** @throws as the SDK does, for what it cannot send */
function checkMessage(data: unknown): void {
  if (typeof data !== 'string' && !(data instanceof Uint8Array))
    throw new TypeError(`a message must be a string or a Uint8Array, not ${describe(data)}; for JSON, write JSON.stringify(…)`);
  if (Buffer.byteLength(data) > messageLimit)
    throw Object.assign(new Error('the message is larger than 128 KB, the most that API Gateway sends to a websocket client'), {
      name: 'PayloadTooLargeException',
    });
}

/** Replaces the SDK, so that no test calls AWS or needs a region. */
export function recordWebsockets(api: WebsocketApi): Websockets {
  const gone = new Set<string>();
  const websockets: Websockets = { sent: [], closed: [], disconnect: (connectionId) => void gone.add(connectionId) };

  async function send(command: object): Promise<object> {
    const { ConnectionId: connectionId, Data: data = '' } = (command as Command).input;
    if (command instanceof PostToConnectionCommand) checkMessage(data);
    if (gone.has(connectionId)) throw Object.assign(new Error(`the connection ${connectionId} is gone`), { name: 'GoneException' });
    if (command instanceof PostToConnectionCommand) websockets.sent.push({ connectionId, data });
    if (command instanceof DeleteConnectionCommand) {
      gone.add(connectionId);
      websockets.closed.push(connectionId);
    }
    return {};
  }

  class ApiGatewayManagementApiClient {
    readonly send = send;
  }
  const sdk: ManagementSdk = { ApiGatewayManagementApiClient, PostToConnectionCommand, DeleteConnectionCommand, GetConnectionCommand };
  api.loadBy(async () => sdk);
  // The handler of a route has no websocket event with the address.
  api.configure('client.test', 'test');
  return websockets;
}
