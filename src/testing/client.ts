import type { Chalice } from '../app/chalice.js';
import { lambdaHandler } from '../runtime/index.js';
import { type Environment, withEnvironment } from './environment.js';
import { eventMakers, type Events } from './event-maker.js';
import { type HttpClient, httpClient } from './http-client.js';
import { lambdaContext } from './lambda-context.js';
import { readConfig } from './read-config.js';
import { type StageSettings, stageSettings } from './stage-settings.js';
import { recordWebsockets, type Websockets } from './websocket-recorder.js';

export interface ClientOptions {
  /** Whose settings count; default `dev`. */
  readonly stage?: string | undefined;
  /** The folder that holds `.chalice/config.json`; default the working folder, where a missing configuration is none. */
  readonly projectDir?: string | undefined;
  /** The parsed configuration, in place of a file. */
  readonly config?: object | undefined;
  /** Environment variables on top of the stage's, for every function. */
  readonly environment?: Environment | undefined;
}

/** Runs an app's handlers in this process, with events as AWS sends them and the stage's environment variables set. */
export class Client {
  readonly http: HttpClient;
  /** Invokes any function by its name, as declared: `worker`, `websocket_connect`, an authorizer's, `api_handler`. */
  readonly lambda: {
    /**
     * Event and payload pass through JSON, as on their way to Lambda and back. What the handler throws is thrown.
     *
     * @throws Error when the app declares no such function
     */
    // oxlint-disable-next-line typescript/no-explicit-any -- the handler decides
    invoke(name: string, event?: unknown): Promise<{ payload: any }>;
  };
  readonly events: Events = eventMakers;
  /** What handlers sent by `app.websocketApi`, and whom they closed. The newest client of an app is the one that is told. */
  readonly websockets: Websockets;

  /** @throws Error when the configuration cannot be read */
  constructor(app: Chalice, { stage = 'dev', projectDir, config, environment = {} }: ClientOptions = {}) {
    const ofStage = stageSettings(config ?? readConfig(projectDir), stage);
    const settings: StageSettings = { ...ofStage, environmentOf: (name) => ({ ...ofStage.environmentOf(name), ...environment }) };
    this.websockets = recordWebsockets(app.websocketApi);
    this.http = httpClient(app, stage, settings);
    this.lambda = {
      invoke: async (name, event = {}) => {
        const handler = lambdaHandler(app, name);
        const result: unknown = await withEnvironment(settings.environmentOf(name), () => handler(throughJson(event), lambdaContext(app.appName, stage, name)));
        return { payload: throughJson(result) };
      },
    };
  }
}

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null') as unknown;
}
