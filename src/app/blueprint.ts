import { checked } from './build-flags.js';
import type { Declaration } from './declaration.js';
import { Declaring } from './declaring.js';
import { refuse } from './inspection.js';
import { checkOptions, describe } from './option.js';

export interface BlueprintOptions {
  /** Put in front of the routes' paths: `/users`. */
  urlPrefix?: string | undefined;
  /** Put in front of the functions' names: `users_`. */
  namePrefix?: string | undefined;
}

/** A part of an app that is declared on its own and taken in, once or several times, by `registerBlueprint`. */
export class Blueprint extends Declaring {
  readonly name: string;
  readonly #entries: (Declaration | { readonly kind: 'blueprint'; readonly blueprint: Blueprint; readonly options: BlueprintOptions })[] = [];

  #isTakenIn = false;

  constructor(name: string) {
    super();
    if (checked && typeof name !== 'string')
      refuse('option-type', `a blueprint's name must be a string, not ${describe(name)}`, "write new Blueprint('users')");
    this.name = name;
  }

  protected add(declaration: Declaration): void {
    if (checked) this.#refuseLate();
    this.#entries.push(declaration);
  }

  registerBlueprint(blueprint: Blueprint, options?: BlueprintOptions): void {
    if (checked) this.#refuseLate();
    if (checked && !isBlueprint(blueprint)) return;
    if (checked && blueprint.#holds(this)) {
      refuse('blueprint-in-itself', `blueprint '${blueprint.name}' would be a part of itself`, 'register it where it belongs only');
    } else {
      this.#entries.push({ kind: 'blueprint', blueprint, options: checked ? checkBlueprintOptions(blueprint, options) : (options ?? {}) });
    }
  }

  #holds(blueprint: Blueprint): boolean {
    return blueprint === this || this.#entries.some((entry) => entry.kind === 'blueprint' && entry.blueprint.#holds(blueprint));
  }

  /** What is declared after the app has taken the blueprint in would be lost without a word. */
  #refuseLate(): void {
    if (checked && this.#isTakenIn)
      refuse(
        'blueprint-registered-before',
        `blueprint '${this.name}' is registered already, so this would be lost`,
        'declare it before registerBlueprint is called',
      );
  }

  /** All declarations in their order, those of inner blueprints in place, with prefixes applied. */
  replay({ urlPrefix, namePrefix = '' }: BlueprintOptions): Declaration[] {
    this.#isTakenIn = true;
    return this.#entries
      .flatMap((entry) => (entry.kind === 'blueprint' ? entry.blueprint.replay(entry.options) : [entry]))
      .map((entry) => {
        if (entry.kind === 'route') return { ...entry, path: prefixPath(urlPrefix, entry.path), name: namePrefix + entry.name };
        return entry.kind === 'function' || entry.kind === 'authorizer' ? { ...entry, name: namePrefix + entry.name } : entry;
      });
  }
}

export function isBlueprint(value: unknown): value is Blueprint {
  if (value instanceof Blueprint) return true;
  if (value !== null && typeof value === 'object' && value.constructor.name === 'Blueprint') {
    refuse(
      'two-copies',
      'the blueprint was made by another copy of tschalice than the app',
      'install one only: npm ls tschalice shows them, npm dedupe joins them',
    );
    return false;
  }
  refuse('not-a-blueprint', `registerBlueprint can't take in ${describe(value)}`, "give it a new Blueprint('name')");
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
