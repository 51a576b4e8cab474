import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { keysOf } from './generated/config-key.js';
import { groups } from './setting-path.js';

/** What a map in the file is: settings by their keys, stages, regions or functions by their names, or texts by theirs. */
type Kind = 'settings' | 'places' | 'texts';

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['stages', 'places'],
  ['regions', 'places'],
  ['lambda_functions', 'places'],
  ['environment_variables', 'texts'],
  ['stage_variables', 'texts'],
  ['logical_ids', 'texts'],
  ['api_gateway_methods', 'places'],
  ...[...groups.keys()].map((key) => [key, 'settings'] as const),
]);

/** The configuration without its comments: entries whose key begins with `_`, `$` or `//`. It is the same object if there are none. */
export function withoutComments(config: Value, kind: Kind = 'settings'): Value {
  if (!isMap(config)) return config;
  const entries = Object.entries(config);
  const kept = entries.filter(([key, value]) => !isComment(key, value, kind)).map(([key, value]) => [key, value, inside(key, value, kind)] as const);
  const isSame = kept.length === entries.length && kept.every(([, before, after]) => before === after);
  return isSame ? config : Object.fromEntries(kept.map(([key, , value]) => [key, value]));
}

function inside(key: string, value: Value, kind: Kind): Value {
  if (kind === 'texts') return value;
  const next = kind === 'places' ? 'settings' : kinds.get(key);
  return next === undefined ? value : withoutComments(value, next);
}

/** A variable of Lambda cannot begin with any of these; one with `_` is refused, as it was probably meant. */
function isComment(key: string, value: Value, kind: Kind): boolean {
  if (key.startsWith('//') || (key.startsWith('$') && !keysOf.top.includes(key))) return true;
  if (!key.startsWith('_') || kind === 'texts') return false;
  // A stage or a function may have such a name.
  return kind === 'settings' || !(isMap(value) || value === null);
}
