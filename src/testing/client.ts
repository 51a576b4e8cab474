import type { Chalice } from '../app/chalice.js';
import { lambdaHandler } from '../runtime/index.js';
import { type Environment, withEnvironment } from './environment.js';
import { eventMakers } from './event-maker.js';
import type { Events } from './events.js';
import { type HttpClient, httpClient } from './http-client.js';
import { lambdaContext, lambdaFunction } from './lambda-context.js';
import { readConfig } from './read-config.js';
import { type StageSettings, stageSettings } from './stage-settings.js';
import { recordWebsockets, type Websockets } from './websocket-recorder.js';

/** Which stage's settings the client has, and where from; all may be left out. */
export interface ClientOptions {
  /** The stage whose environment variables, stage variables and API Gateway stage count. Default `dev`. */
  readonly stage?: string | undefined;
  /** The folder that holds `.chalice/config.json`. Default: the working folder, and there a missing configuration counts as an empty one. */
  readonly projectDir?: string | undefined;
  /** The parsed configuration, in place of a file; for one in YAML, which the client cannot read. */
  readonly config?: object | undefined;
  /** Environment variables on top of the stage's, for every function. Default none. */
  readonly environment?: Environment | undefined;
}

/** Runs an app's handlers in this process, with events as AWS sends them and the stage's environment variables set. */
export class Client {
  /** Sends requests to the app's routes. */
  readonly http: HttpClient;
  /** Invokes any function by its name, as declared: `worker`, `websocket_connect`, an authorizer's, `api_handler`. */
  readonly lambda: {
    /**
     * Invokes a function, and gives what it returned as `payload`. Both pass through JSON, as on their way to Lambda and back. What the handler
     * throws is thrown.
     *
     * @param event default `{}`
     * @throws Error when the app declares no such function
     */
    // oxlint-disable-next-line typescript/no-explicit-any -- the handler decides
    invoke(name: string, event?: unknown): Promise<{ payload: any }>;
  };
  /** Makes events as AWS sends them, for `lambda.invoke`. */
  readonly events: Events = eventMakers;
  /** What handlers sent by `app.websocketApi`, and which connections they closed. Of several clients of one app, the newest records it. */
  readonly websockets: Websockets;

  /**
   * @param app what `app.ts` exports
   * @throws Error when the configuration cannot be read
   */
  constructor(app: Chalice, { stage = 'dev', projectDir, config, environment = {} }: ClientOptions = {}) {
    const ofStage = stageSettings(config ?? readConfig(projectDir), stage);
    const settings: StageSettings = { ...ofStage, environmentOf: (name) => ({ ...ofStage.environmentOf(name), ...environment }) };
    this.websockets = recordWebsockets(app.websocketApi);
    this.http = httpClient(app, stage, settings);
    this.lambda = {
      invoke: async (name, event = {}) => {
        const handler = lambdaHandler(app, name);
        const result: unknown = await withEnvironment(settings.environmentOf(name), () =>
          handler(throughJson(event), lambdaContext(lambdaFunction(app.appName, stage, name))),
        );
        return { payload: throughJson(result) };
      },
    };
  }
}

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null') as unknown;
}
