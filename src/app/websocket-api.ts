import { WebsocketDisconnectedError } from './http-error.js';

/** What API Gateway knows about a connection: the output of `GetConnectionCommand` of the AWS SDK. */
export interface WebsocketConnectionInfo {
  /** When the client connected. */
  readonly ConnectedAt?: Date;
  /** When the connection was last used. */
  readonly LastActiveAt?: Date;
  /** The client's address and browser. */
  readonly Identity?: { readonly SourceIp?: string; readonly UserAgent?: string };
}

type Command = new (input: { ConnectionId: string; Data?: string | Uint8Array }) => object;

/** The part of `@aws-sdk/client-apigatewaymanagementapi` that is used here. */
export interface ManagementSdk {
  readonly ApiGatewayManagementApiClient: new (options: { endpoint: string; region?: string }) => { send(command: object): Promise<object> };
  readonly PostToConnectionCommand: Command;
  readonly DeleteConnectionCommand: Command;
  readonly GetConnectionCommand: Command;
}

async function loadSdk(): Promise<ManagementSdk> {
  // Only some apps have the package: the assertion keeps the compiler from asking for its types, and the catch keeps the bundler from refusing without it.
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
  return import('@aws-sdk/client-apigatewaymanagementapi' as string).catch((cause: unknown) => {
    throw new Error(
      "app.websocketApi needs the package '@aws-sdk/client-apigatewaymanagementapi', which cannot be loaded: add it to the project's dependencies",
      { cause },
    );
  }) as Promise<ManagementSdk>;
}

/**
 * Talks to the clients of the app's websocket API: `app.websocketApi`. It needs `@aws-sdk/client-apigatewaymanagementapi`, which Lambda's runtime
 * has, and the permission `execute-api:ManageConnections`, which the generated role has.
 */
export class WebsocketApi {
  #load: () => Promise<ManagementSdk>;
  #endpoint: string | undefined;
  #session: Promise<{ sdk: ManagementSdk; client: { send(command: object): Promise<object> } }> | undefined;

  /** @internal made by the app */
  constructor(load: () => Promise<ManagementSdk> = loadSdk) {
    this.#load = load;
  }

  /** @internal for a package that contains the SDK, and for tests without the SDK */
  loadBy(load: () => Promise<ManagementSdk>): void {
    this.#load = load;
    this.#session = undefined;
  }

  /**
   * Sets the address of the API, for functions that do not handle websocket events. Handlers of websocket events do not need it. Only the first call counts.
   *
   * @param domainName `<api ID>.execute-api.<region>.amazonaws.com`
   * @param stage API Gateway's stage: `api_gateway_stage` of the configuration, by default `api`
   */
  configure(domainName: string, stage: string): void {
    this.#endpoint ??= `https://${domainName}/${stage}`;
  }

  /**
   * Sends a message to a client.
   *
   * @param connectionId as a `WebsocketEvent` has it
   * @param message text, or bytes; at most 128 KB
   * @throws WebsocketDisconnectedError if the client has disconnected
   */
  async send(connectionId: string, message: string | Uint8Array): Promise<void> {
    await this.#call(connectionId, ({ PostToConnectionCommand }) => new PostToConnectionCommand({ ConnectionId: connectionId, Data: message }));
  }

  /**
   * Closes a connection.
   *
   * @throws WebsocketDisconnectedError if the client has disconnected
   */
  async close(connectionId: string): Promise<void> {
    await this.#call(connectionId, ({ DeleteConnectionCommand }) => new DeleteConnectionCommand({ ConnectionId: connectionId }));
  }

  /**
   * Gets what API Gateway knows about a connection.
   *
   * @throws WebsocketDisconnectedError if the client has disconnected
   */
  async info(connectionId: string): Promise<WebsocketConnectionInfo> {
    return this.#call(connectionId, ({ GetConnectionCommand }) => new GetConnectionCommand({ ConnectionId: connectionId }));
  }

  async #call(connectionId: string, command: (sdk: ManagementSdk) => object): Promise<object> {
    const endpoint = this.#endpoint;
    if (endpoint === undefined)
      throw new Error('the websocket API is not configured: outside of websocket handlers, call app.websocketApi.configure(domainName, stage) first');
    this.#session ??= this.#load().then((sdk) => ({ sdk, client: new sdk.ApiGatewayManagementApiClient({ endpoint }) }));
    const { sdk, client } = await this.#session;
    try {
      return await client.send(command(sdk));
    } catch (error) {
      if (error instanceof Error && error.name === 'GoneException') throw new WebsocketDisconnectedError(connectionId, { cause: error });
      throw error;
    }
  }
}
