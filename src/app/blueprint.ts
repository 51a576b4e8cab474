import { brand } from './brand.js';
import { checked } from './build-flags.js';
import type { Chalice } from './chalice.js';
import type { Declaration } from './declaration.js';
import { Declaring } from './declaring.js';
import { noteBlueprint, refuse } from './inspection.js';
import type { LambdaContext } from './lambda-context.js';
import type { Logger } from './logger.js';
import { checkOptions, describe } from './option.js';
import type { Request } from './request.js';
import type { WebsocketApi } from './websocket-api.js';

/** What `registerBlueprint` puts in front of a blueprint's paths and names. */
export interface BlueprintOptions {
  /** Put in front of the routes' paths: with `/users`, `/{id}` becomes `/users/{id}`, and `/` becomes `/users`. Default none. */
  urlPrefix?: string | undefined;
  /** Put in front of the names of functions and authorizers: with `users_`, `resize` becomes `users_resize`. Default none. */
  namePrefix?: string | undefined;
}

/**
 * A part of an app that is declared separately, for example in its own file, and added with `app.registerBlueprint`, once or several times.
 * It has all declaring methods of the app. Declarations after it was registered are refused.
 */
export class Blueprint extends Declaring {
  /** For messages; not a prefix. */
  readonly name: string;
  readonly #entries: (Declaration | { readonly kind: 'blueprint'; readonly blueprint: Blueprint; readonly options: BlueprintOptions })[] = [];

  #app: Chalice | undefined;

  /** @param name for messages */
  constructor(name: string) {
    super();
    if (checked && typeof name !== 'string')
      refuse('option-type', `a blueprint's name must be a string, not ${describe(name)}`, "write new Blueprint('users')");
    this.name = name;
    if (checked) noteBlueprint(this);
  }

  /**
   * The app that the blueprint was registered with; the last one if there are several.
   *
   * @throws Error before `registerBlueprint`
   */
  get currentApp(): Chalice {
    if (this.#app === undefined) throw new Error(`blueprint '${this.name}' is not registered with an app: call app.registerBlueprint first`);
    return this.#app;
  }

  /** `currentRequest` of the app that the blueprint was registered with. */
  get currentRequest(): Request | null {
    return this.currentApp.currentRequest;
  }

  /** `lambdaContext` of the app that the blueprint was registered with. */
  get lambdaContext(): LambdaContext | null {
    return this.currentApp.lambdaContext;
  }

  /** `log` of the app that the blueprint was registered with. */
  get log(): Logger {
    return this.currentApp.log;
  }

  /** `websocketApi` of the app that the blueprint was registered with. */
  get websocketApi(): WebsocketApi {
    return this.currentApp.websocketApi;
  }

  protected add(declaration: Declaration): void {
    if (checked) this.#refuseLate();
    this.#entries.push(declaration);
  }

  /**
   * Adds everything that another blueprint declares, under its prefixes, which follow the prefixes of this blueprint.
   *
   * @param options `urlPrefix` for its routes, `namePrefix` for its functions and authorizers
   */
  registerBlueprint(blueprint: Blueprint, options?: BlueprintOptions): void {
    if (checked) this.#refuseLate();
    if (checked && !isBlueprint(blueprint)) return;
    if (checked && blueprint.holds(this)) {
      refuse(
        'blueprint-in-itself',
        `blueprint '${blueprint.name}' would contain itself`,
        'do not register a blueprint with itself or with one that it contains',
      );
    } else {
      this.#entries.push({ kind: 'blueprint', blueprint, options: checked ? checkBlueprintOptions(blueprint, options) : (options ?? {}) });
    }
  }

  /** @internal Not a private method, because the other blueprint may be of another copy of the library. */
  holds(blueprint: Blueprint): boolean {
    return blueprint === this || this.#entries.some((entry) => entry.kind === 'blueprint' && entry.blueprint.holds(blueprint));
  }

  /** @internal Whether it declares something that no app has. */
  isIdle(): boolean {
    return this.#app === undefined && this.#entries.length > 0;
  }

  /** Refuses declarations after registration, which would be lost silently. */
  #refuseLate(): void {
    if (checked && this.#app !== undefined)
      refuse(
        'blueprint-registered-before',
        `blueprint '${this.name}' is already registered, so this declaration would be lost`,
        'declare it before registerBlueprint is called',
      );
  }

  /** @internal All declarations in their order, those of inner blueprints in place, with prefixes applied. */
  replay(app: Chalice, { urlPrefix, namePrefix = '' }: BlueprintOptions): Declaration[] {
    this.#app = app;
    return this.#entries
      .flatMap((entry) => (entry.kind === 'blueprint' ? entry.blueprint.replay(app, entry.options) : [entry]))
      .map((entry) => {
        if (entry.kind === 'route') return { ...entry, path: prefixPath(urlPrefix, entry.path), name: namePrefix + entry.name };
        return entry.kind === 'function' || entry.kind === 'authorizer' ? { ...entry, name: namePrefix + entry.name } : entry;
      });
  }
}

if (checked) brand({ Blueprint });

export function isBlueprint(value: unknown): value is Blueprint {
  if (value instanceof Blueprint) return true;
  if (value !== null && typeof value === 'object' && value.constructor.name === 'Blueprint') {
    refuse(
      'two-copies',
      'the blueprint was made by another copy of tschalice than the app',
      'install only one: npm ls tschalice shows them, npm dedupe removes duplicates',
    );
    return false;
  }
  refuse('not-a-blueprint', `registerBlueprint needs a blueprint, not ${describe(value)}`, "pass a new Blueprint('name')");
  return false;
}

export function checkBlueprintOptions(blueprint: Blueprint, options: BlueprintOptions | undefined): BlueprintOptions {
  return checkOptions(`blueprint '${blueprint.name}'`, options, { urlPrefix: 'string', namePrefix: 'string' });
}

function prefixPath(prefix: string | undefined, path: string): string {
  if (prefix === undefined) return path;
  const inner = path.replace(/^\/+|\/+$/g, '');
  const joined = `${prefix.replace(/\/+$/, '')}/${inner}`.replace(/\/+$/, '');
  return joined === '' ? '/' : joined;
}
