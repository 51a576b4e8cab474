import type { Chalice } from '../app/chalice.js';
import { lambdaHandler } from '../runtime/index.js';
import { checkOptions } from './check-options.js';
import { type Environment, withEnvironment } from './environment.js';
import { eventMakers } from './event-maker.js';
import type { Events } from './events.js';
import { functionEnvironment } from './function-environment.js';
import { type HttpClient, httpClient } from './http-client.js';
import { lambdaContext, lambdaFunction } from './lambda-context.js';
import { answerLimit, answerTooLarge, eventLimit, eventTooLarge, isTooLarge } from './limit.js';
import { readConfig, readEnvFiles } from './read-config.js';
import { type StageSettings, stageSettings } from './stage-settings.js';
import { recordWebsockets, type Websockets } from './websocket-recorder.js';

/** The stage and the settings that the client uses. All are optional. */
export interface ClientOptions {
  /** The stage whose environment variables, stage variables and API Gateway stage are used. Default `dev`. */
  readonly stage?: string | undefined;
  /** A region of the configuration, whose settings win over the stage's. Functions then also see it as AWS_REGION. Default: what is the same in all regions. */
  readonly region?: string | undefined;
  /** Whether requests get the stage variables of a candidate, on a stage with `release` in the configuration. Default false. */
  readonly candidate?: boolean | undefined;
  /** The folder with `.chalice/config.json`, or one in YAML. Default: the working folder, where the configuration may be missing. */
  readonly projectDir?: string | undefined;
  /** The parsed configuration, instead of a file. */
  readonly config?: object | undefined;
  /** Templates to merge after those that the configuration names, as `--merge-template` does, for the variables that they give to functions. Default none. */
  readonly mergeTemplates?: readonly string[] | undefined;
  /** A file, or several, with environment variables as `node --env-file` reads them: for values that only a deployment knows, and in addition. Default none. */
  readonly envFile?: string | readonly string[] | undefined;
  /** Environment variables for every function, which win over all others. Default none. */
  readonly environment?: Environment | undefined;
}

const knownOptions: readonly (keyof ClientOptions)[] = ['stage', 'region', 'candidate', 'projectDir', 'config', 'mergeTemplates', 'envFile', 'environment'];

/** Runs an app's handlers in this process, with events as AWS sends them and the stage's environment variables set. */
export class Client {
  /** Sends requests to the app's routes. */
  readonly http: HttpClient;
  /** Invokes any function by its declared name: `worker`, `websocket_connect`, an authorizer's, `api_handler`. */
  readonly lambda: {
    /**
     * Invokes a function and returns its result as `payload`. Event and result are converted to JSON and back, as by Lambda. What the handler
     * throws is thrown.
     *
     * @param event default `{}`
     * @throws Error if the app declares no such function, or for an event or a result that is larger than Lambda accepts, 6 MB as JSON
     */
    // oxlint-disable-next-line typescript/no-explicit-any -- the handler decides
    invoke(name: string, event?: unknown): Promise<{ payload: any }>;
  };
  /** Makes events as AWS sends them, for `lambda.invoke`. */
  readonly events: Events = eventMakers;
  /** What handlers sent with `app.websocketApi`, and the connections that they closed. If an app has several clients, the newest one records it. */
  readonly websockets: Websockets;

  /**
   * @param app what `app.ts` exports
   * @throws Error if the configuration or a file of `envFile` cannot be read, if the stage's name is near that of one that is listed, or if the stage is not deployed to the region.
   * Where the configuration is YAML, its calls reject with that
   * @throws TypeError for an unknown option
   */
  constructor(app: Chalice, options: ClientOptions = {}) {
    checkOptions('new Client', options, knownOptions);
    const { stage = 'dev', region, candidate = false, projectDir, config, mergeTemplates = [], envFile = [], environment = {} } = options;
    const written = config ?? readConfig(projectDir);
    const settingsIn = (parsed: unknown): StageSettings => stageSettings(parsed, stage, candidate, region);
    const settings = written instanceof Promise ? written.then(settingsIn) : settingsIn(written);
    // What is wrong with YAML is told by every call.
    if (settings instanceof Promise) settings.catch(() => undefined);
    const directory = projectDir ?? '.';
    const environmentOf = functionEnvironment(settings, {
      appName: app.appName,
      stage,
      region,
      directory,
      mergeTemplates,
      envValues: readEnvFiles(directory, [envFile].flat()),
      environment,
    });
    this.websockets = recordWebsockets(app.websocketApi);
    this.http = httpClient(app, stage, settings, environmentOf);
    this.lambda = {
      invoke: async (name, event = {}) => {
        const handler = lambdaHandler(app, name);
        const passed = throughJson(event, eventLimit, eventTooLarge);
        const alias = (await settings).aliasOf(name);
        const result: unknown = await withEnvironment(await environmentOf(name), () =>
          handler(passed, lambdaContext(lambdaFunction(app.appName, stage, name, undefined, alias))),
        );
        return { payload: throughJson(result, answerLimit, answerTooLarge) };
      },
    };
  }
}

/** @throws Error for what is larger than Lambda accepts */
function throughJson(value: unknown, limit: number, tooLarge: string): unknown {
  const json = JSON.stringify(value) ?? 'null';
  if (isTooLarge(json, limit)) throw new Error(tooLarge);
  return JSON.parse(json) as unknown;
}
