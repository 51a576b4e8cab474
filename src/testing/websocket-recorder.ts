import type { ManagementSdk, WebsocketApi } from '../app/websocket-api.js';

/** What the app did to its websocket connections, in place of API Gateway's doing it. */
export interface Websockets {
  /** What was sent, oldest first; may be emptied. */
  readonly sent: { readonly connectionId: string; readonly data: string | Uint8Array }[];
  /** Connections that the app closed. */
  readonly closed: string[];
  /** Lets a connection be gone: whatever is sent to it from now on throws `WebsocketDisconnectedError`. */
  disconnect(connectionId: string): void;
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

/** Takes the place of the SDK, so that no test calls AWS, and none needs a region. */
export function recordWebsockets(api: WebsocketApi): Websockets {
  const gone = new Set<string>();
  const websockets: Websockets = { sent: [], closed: [], disconnect: (connectionId) => void gone.add(connectionId) };

  async function send(command: object): Promise<object> {
    const { ConnectionId: connectionId, Data: data = '' } = (command as Command).input;
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
  // A view that sends has no event to tell it where.
  api.configure('client.test', 'test');
  return websockets;
}
