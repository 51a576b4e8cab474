import type { Path } from '../syntax/source.js';
import type { LevelName } from './generated/config-key.js';

/** What kind of place in the file a path leads to, if settings stand there by their keys. */
export function levelAt(path: Path): LevelName {
  const [first] = withoutScope(path);
  if (first !== undefined && first !== 'stages' && first !== 'lambda_functions') return 'domain';
  if (path.at(-2) === 'lambda_functions') return 'function';
  return path.length === 0 ? 'top' : 'stage';
}

/** The key whose rule a value has to keep: `layers` for `layers[2]`, `tls_version` for that of a domain. */
export function settingAt(path: Path): string {
  const [key = '', inner] = withoutScope(path);
  return typeof inner === 'string' && String(key).endsWith('_custom_domain') ? inner : String(key);
}

/** The value's name in messages, without the stage and the function: `tags.cost`, `layers[2]`. */
export function nameOf(path: Path): string {
  return withoutScope(path).reduce<string>((name, key) => (typeof key === 'number' ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`), '');
}

/** Without the stage and the function that the path begins with, as long as something follows. */
function withoutScope(path: Path): Path {
  const scope = ['stages', 'lambda_functions'].find((key) => path[0] === key);
  if (scope === undefined || path.length < 3) return path;
  return withoutScope(path.slice(2));
}
