import type { Path } from '../syntax/source.js';
import type { LevelName } from './generated/config-key.js';

/** The level that a path to a map of settings leads to. */
export function levelAt(path: Path): LevelName {
  const [first] = settingPath(path);
  if (first !== undefined && first !== 'stages' && first !== 'lambda_functions') return 'domain';
  if (path.at(-2) === 'lambda_functions') return 'function';
  return path.length === 0 ? 'top' : 'stage';
}

/** The key whose rules apply to a value: `layers` for `layers[2]`, `tls_version` for that of a domain. */
export function settingAt(path: Path): string {
  const [key = '', inner] = settingPath(path);
  return typeof inner === 'string' && String(key).endsWith('_custom_domain') ? inner : String(key);
}

/** The name of a value in messages, without the stage and the function: `tags.cost`, `layers[2]`. */
export function nameOf(path: Path): string {
  return settingPath(path).reduce<string>((name, key) => (typeof key === 'number' ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`), '');
}

/** A path without the stage and the function at its start, unless nothing would be left. */
export function settingPath(path: Path): Path {
  const scope = ['stages', 'lambda_functions'].find((key) => path[0] === key);
  if (scope === undefined || path.length < 3) return path;
  return settingPath(path.slice(2));
}
