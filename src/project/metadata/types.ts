import type { Node, TSType } from 'oxc-parser';
import type { Kind } from './kind.js';
import type { Scope } from './scope.js';
import type { FindModule } from './symbol.js';

/** What is needed to follow types through files. */
export interface Types {
  readonly find: FindModule;
  readonly strictNullChecks: boolean;
  /** Takes note of a type in a decorated class of which only TypeScript's own checker could say what it is. */
  readonly report: (type: Node) => void;
  /** @param depth how many names were followed; types may lead to themselves */
  readonly kindOf: (type: TSType, scope: Scope, types: Types, depth: number) => Promise<Kind>;
}

export const deepest = 40;
