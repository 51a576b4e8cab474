import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { Problem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import type { ConfigFile } from './generated/config-file.js';
import { settingAt } from './setting-path.js';

/** A configuration without its wrong entries: enough to check the app by, and never to package it. */
export interface PartialConfig {
  readonly config: ConfigFile;
  /** The settings that had wrong entries; `*` if it is not clear which, as a key is misspelt or misplaced. */
  readonly wrong: ReadonlySet<string>;
}

/** The keys to leave out, or those to look into. */
type Keys = Map<string | number, Keys | 'all'>;

/** Undefined for a file that is no map of settings at all. */
export function withoutWrong(value: Value, problems: readonly Problem[]): PartialConfig | undefined {
  if (!isMap(value)) return undefined;
  const errors = problems.filter(({ severity, code }) => severity === 'error' && code !== 'config-duplicate-key');
  const keys: Keys = new Map();
  for (const { where } of errors) addPath(keys, entryOf(where.path ?? []));
  const isUnclear = errors.some(({ code }) => code === 'config-unknown-key' || code === 'config-misplaced-key');
  const wrong = new Set([...errors.map(({ where }) => settingAt(where.path ?? [])), ...(isUnclear ? ['*'] : [])]);
  return { config: { app_name: 'app', ...(without(value, keys) as object) } as unknown as ConfigFile, wrong };
}

/** A domain without one of its keys is none, and an item of a list is left out with the list. */
function entryOf(path: Path): Path {
  const index = path.findIndex((key) => typeof key === 'number' || key.endsWith('_custom_domain'));
  if (index < 0) return path;
  return path.slice(0, typeof path[index] === 'number' ? index : index + 1);
}

function addPath(keys: Keys, [key, ...rest]: Path): void {
  if (key === undefined || keys.get(key) === 'all') return;
  if (rest.length === 0) return void keys.set(key, 'all');
  const inner = (keys.get(key) as Keys | undefined) ?? new Map();
  keys.set(key, inner);
  addPath(inner, rest);
}

function without(value: Value, keys: Keys): Value {
  if (!isMap(value)) return value;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const wrong = keys.get(name);
    if (wrong === undefined) return [[name, inner] as const];
    return wrong === 'all' ? [] : [[name, without(inner, wrong)] as const];
  });
  return Object.fromEntries(entries);
}
