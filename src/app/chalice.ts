import type { BuiltinAuthorizer } from './authorizer.js';
import { type Blueprint, type BlueprintOptions, checkBlueprintOptions, isBlueprint } from './blueprint.js';
import type { Declaration } from './declaration.js';
import { Declaring } from './declaring.js';
import type { CORSConfig } from './cors.js';
import type { AppDefinition } from './definition.js';
import { isFunctionName } from './function-name.js';
import { refuse } from './inspection.js';
import { currentInvocation, type Invocation } from './invocation.js';
import type { LambdaContext } from './lambda-context.js';
import { Logger } from './logger.js';
import { checkOptions, requireOption } from './option.js';
import type { Request } from './request.js';
import { toCors } from './route.js';
import { WebsocketApi } from './websocket-api.js';

export interface ChaliceOptions {
  /** Title of the REST API, and name of the logger. */
  appName: string;
  /** Answers with stack traces and logs more; never in production. Default false. */
  debug?: boolean | undefined;
}

/** Settings of the REST API as a whole. */
export interface Api {
  /** Media types whose bodies are binary; API Gateway takes 25 at most. May be added to, or replaced. */
  binaryTypes: string[];
  /** The default of every route that is declared from here on; a route's own `cors` wins. */
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

/** The app: what it declares is packaged, and in Lambda the same object answers. */
export class Chalice extends Declaring {
  readonly appName: string;
  debug: boolean;
  readonly api: Api = { binaryTypes: [...defaultBinaryTypes], cors: false };
  /** In the order of their declaration, blueprints' with their prefixes; for the runtime. */
  readonly declarations: Declaration[] = [];
  readonly websocketApi: WebsocketApi = new WebsocketApi();
  readonly log: Logger;

  constructor(options: ChaliceOptions) {
    super();
    const given = checkOptions('Chalice', options, { appName: 'string', debug: 'boolean' });
    requireOption('Chalice', options, 'appName');
    this.appName = given.appName ?? '';
    this.debug = given.debug ?? false;
    this.log = new Logger(this.appName, () => this.debug);
  }

  /** The request that the calling code works on; null outside of one. */
  get currentRequest(): Request | null {
    return this.#invocation?.request ?? null;
  }

  /** The Lambda context of the invocation that the calling code runs for; null outside of one. */
  get lambdaContext(): LambdaContext | null {
    return this.#invocation?.lambdaContext ?? null;
  }

  get #invocation(): Invocation | undefined {
    const invocation = currentInvocation();
    return invocation?.app === this ? invocation : undefined;
  }

  protected add(declaration: Declaration): void {
    const complete =
      declaration.kind === 'route' && declaration.cors === undefined ? { ...declaration, cors: toCors('app.api', this.api.cors) ?? null } : declaration;
    this.declarations.push(complete);
  }

  registerBlueprint(blueprint: Blueprint, options?: BlueprintOptions): void {
    if (!isBlueprint(blueprint)) return;
    for (const declaration of blueprint.replay(checkBlueprintOptions(blueprint, options))) {
      const isFunction = declaration.kind === 'function' || declaration.kind === 'authorizer';
      // A name that was good can be too long, or hold something else, with its prefix.
      if (!isFunction || isFunctionName(declaration.name)) this.add(declaration);
    }
  }

  /** Describes the app as plain data, for the tool: `JSON.stringify(app)`. */
  toJSON(): AppDefinition {
    const { binaryTypes } = this.api;
    const isList = Array.isArray(binaryTypes) && binaryTypes.every((type) => typeof type === 'string');
    if (!isList) refuse('option-type', 'app.api.binaryTypes must be a list of strings', "write app.api.binaryTypes.push('image/webp')");
    return {
      schema: 1,
      appName: this.appName,
      routes: this.declarations.flatMap((declaration, index) => {
        if (declaration.kind !== 'route') return [];
        const { kind: _kind, handler: _handler, authorizer, ...route } = declaration;
        return [{ ...route, cors: route.cors ?? null, authorizer: authorizer?.describe((declared) => this.#nameOf(declared, index)) ?? null }];
      }),
      functions: this.declarations.flatMap((declaration) => {
        return declaration.kind === 'function' ? [{ name: declaration.name, eventSource: declaration.eventSource, at: declaration.at }] : [];
      }),
      authorizers: this.declarations.flatMap((declaration) => (declaration.kind === 'authorizer' ? [{ name: declaration.name, at: declaration.at }] : [])),
      websockets: this.declarations.flatMap((declaration) => (declaration.kind === 'websocket' ? [{ type: declaration.type, at: declaration.at }] : [])),
      binaryTypes: isList ? binaryTypes : [],
    };
  }

  /**
   * The full name of an authorizer as the route at `index` means it. A blueprint that is registered twice declares its
   * authorizer twice, under two prefixes. Within one registration it stands before the routes that use it, so the last
   * one before the route is meant; a route of the app itself may also stand before the registration.
   */
  #nameOf(authorizer: BuiltinAuthorizer, index: number): string | null {
    const names = (from: number, to?: number): string[] => {
      return this.declarations.slice(from, to).flatMap((entry) => (entry.kind === 'authorizer' && entry.authorizer === authorizer ? [entry.name] : []));
    };
    return names(0, index).at(-1) ?? names(index)[0] ?? null;
  }
}
