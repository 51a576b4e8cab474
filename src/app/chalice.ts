import { type Blueprint, type BlueprintOptions, checkBlueprintOptions, isBlueprint } from './blueprint.js';
import { brand } from './brand.js';
import { checked, withCors, withDebug, withStageVariables, withWebsocketApi } from './build-flags.js';
import type { Declaration } from './declaration.js';
import { Declaring } from './declaring.js';
import type { CORSConfig } from './cors.js';
import type { AppDefinition } from './definition.js';
import { describeApp } from './describe-app.js';
import { isFunctionName } from './function-name.js';
import { currentInvocation, type Invocation } from './invocation.js';
import type { LambdaContext } from './lambda-context.js';
import { Logger } from './logger.js';
import { checkOptions, requireOption } from './option.js';
import type { Request } from './request.js';
import { toCors } from './route.js';
import { type DeclaredVariables, describeVariables, type StageVariableDefinition, type WithStageVars } from './stage-variable.js';
import { WebsocketApi } from './websocket-api.js';

/** Options of an app. */
export interface ChaliceOptions {
  /** Title of the REST API, and name of the logger. Stacks and tags use `app_name` of the configuration. */
  appName: string;
  /** Whether exceptions of routes are answered with their stack trace, and the log's level is `debug`. Never in production. Default false. */
  debug?: boolean | undefined;
}

/** Settings of the REST API as a whole. */
export interface Api {
  /**
   * Media types whose bodies are bytes, at most 25; `image/*` means every image. May be added to (`app.api.binaryTypes.push('image/webp')`), or
   * replaced. Default: common types of images, audio, video and archives, and `application/octet-stream`.
   */
  binaryTypes: string[];
  /** CORS of routes declared after this that have no `cors` of their own: `true` for any origin, or a `CORSConfig`. Default false. */
  cors: boolean | CORSConfig;
}

export const defaultBinaryTypes: readonly string[] = [
  'application/octet-stream',
  'application/x-tar',
  'application/zip',
  'audio/basic',
  'audio/ogg',
  'audio/mp4',
  'audio/mpeg',
  'audio/wav',
  'audio/webm',
  'image/png',
  'image/jpg',
  'image/jpeg',
  'image/gif',
  'video/ogg',
  'video/mpeg',
  'video/webm',
];

/**
 * The app. `app.ts` exports one, named `app`: `export const app = new Chalice({ appName: 'orders' })`. The tool packages what is declared on it, and in
 * Lambda the same object handles events.
 */
export class Chalice extends Declaring {
  /** As given. */
  readonly appName: string;
  /** Whether exceptions of routes are answered with their stack trace, and the log's level is `debug`. May be changed at any time. */
  debug: boolean;
  /** Settings of the REST API as a whole: binary types, and the default of `cors`. */
  readonly api: Api = { binaryTypes: [...defaultBinaryTypes], cors: false };
  /** @internal In the order of declaration, those of blueprints with their prefixes; for the runtime. */
  readonly declarations: Declaration[] = [];
  /** @internal Those of `stageVariables`; for the runtime. */
  declare stageVars: DeclaredVariables | undefined;
  /** @internal The same, for the tool. */
  declare describedVariables: StageVariableDefinition[] | undefined;
  /** Sends to clients of the websocket API, closes their connections, and asks about them. */
  readonly websocketApi: WebsocketApi = withWebsocketApi ? new WebsocketApi() : (undefined as never);
  /** Writes JSON lines to CloudWatch Logs. */
  readonly log: Logger;

  /** @param options `appName` is required */
  constructor(options: ChaliceOptions) {
    super();
    const given = checked ? checkAppOptions(options) : options;
    this.appName = given.appName ?? '';
    this.debug = given.debug ?? false;
    this.log = new Logger(this.appName, () => withDebug && this.debug);
  }

  /**
   * Declares the stage variables that the app reads, `stage_variables` of the configuration. A stage that lacks one, or gives it another value, is refused
   * when it is packaged.
   *
   * @param declared by name: `flag`, which is `true` or `false` and a boolean in handlers; `oneOf('debug', 'info')`; or `text`
   * @returns the same app. Its routes know the types of `request.stageVars`, so export this one:
   *   `export const app = new Chalice({ appName: 'users' }).stageVariables({ new_ui: flag })`
   */
  stageVariables<const Declared extends DeclaredVariables>(declared: Declared): WithStageVars<Declared> & this {
    if (withStageVariables) this.stageVars = { ...this.stageVars, ...declared };
    if (checked) this.describedVariables = [...(this.describedVariables ?? []), ...describeVariables(declared)];
    return this as WithStageVars<Declared> & this;
  }

  /** The request that the calling code is handling, also after an `await`; null outside a request. */
  get currentRequest(): Request | null {
    return this.#invocation?.request ?? null;
  }

  /** The Lambda context of the current invocation, also after an `await`; null outside an invocation. */
  get lambdaContext(): LambdaContext | null {
    return this.#invocation?.lambdaContext ?? null;
  }

  get #invocation(): Invocation | undefined {
    const invocation = currentInvocation();
    return invocation?.app === this ? invocation : undefined;
  }

  protected add(declaration: Declaration): void {
    if (withCors && declaration.kind === 'route' && declaration.cors === undefined)
      this.declarations.push({ ...declaration, cors: toCors('app.api', this.api.cors) ?? null });
    else this.declarations.push(declaration);
  }

  /**
   * Adds everything that a blueprint declares, under its prefixes. A blueprint may be registered several times, under different prefixes.
   *
   * @param options `urlPrefix` for its routes, `namePrefix` for its functions and authorizers
   */
  registerBlueprint(blueprint: Blueprint, options?: BlueprintOptions): void {
    if (checked && !isBlueprint(blueprint)) return;
    for (const declaration of blueprint.replay(this, checked ? checkBlueprintOptions(blueprint, options) : (options ?? {}))) {
      // With its prefix, a valid name can become too long or contain wrong characters.
      if (checked && (declaration.kind === 'function' || declaration.kind === 'authorizer') && !isFunctionName(declaration.name)) continue;
      this.add(declaration);
    }
  }

  /** Describes the app as plain data, for the tool: `JSON.stringify(app)`. */
  toJSON(): AppDefinition {
    return checked ? describeApp(this) : (undefined as never);
  }
}

if (checked) brand({ Chalice });

function checkAppOptions(options: ChaliceOptions): Partial<ChaliceOptions> {
  const given = checkOptions('Chalice', options, { appName: 'string', debug: 'boolean' });
  requireOption('Chalice', options, 'appName');
  return given;
}
