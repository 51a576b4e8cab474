import type { ErrorCode } from '../problem/codes.js';
import { nearest } from '../problem/nearest.js';
import { keysOf, type LevelName } from './generated/config-key.js';

const places: { readonly [level in LevelName]: string } = {
  top: 'at the top level',
  stage: 'under a stage',
  function: 'for a function in lambda_functions',
  domain: 'in a custom domain',
};

/** Keys that appear in Chalice's manual but do not exist, or that have another name in other tools. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['security_policy', 'tls_version'],
  ['url_prefixes', 'url_prefix'],
  ['environment', 'environment_variables'],
  ['timeout', 'lambda_timeout'],
  ['memory', 'lambda_memory_size'],
  ['memory_size', 'lambda_memory_size'],
  ['runtime', 'lambda_runtime'],
  ['architecture', 'lambda_architecture'],
]);

interface KeyProblem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly fix: string;
}

/** Why a key cannot be where it is. */
export function unknownKey(key: string, level: LevelName): KeyProblem {
  if (key === 'profile') {
    const fix = 'remove it, and pass --profile to the command that uses AWS';
    return { code: 'config-profile', message: 'profile has no effect in the configuration', fix };
  }
  const right = placesOf(key);
  if (right !== '') return { code: 'config-misplaced-key', message: `${key} cannot be set ${places[level]}`, fix: `it belongs ${right}` };
  return { code: 'config-unknown-key', message: `there is no setting '${key}' ${places[level]}`, fix: guess(key, level) };
}

function guess(key: string, level: LevelName): string {
  // Keys of this level first: a key is more often just misspelt than also misplaced.
  const here = otherNames.get(key) ?? nearest(key, keysOf[level]);
  if (here !== undefined) return `did you mean '${here}'?`;
  const elsewhere = nearest(key, Object.values(keysOf).flat());
  if (elsewhere !== undefined) return `did you mean '${elsewhere}', which belongs ${placesOf(elsewhere)}?`;
  return 'remove it; schemas/config.schema.json in this package describes every key';
}

function placesOf(key: string): string {
  const levels = (Object.keys(keysOf) as LevelName[]).filter((level) => keysOf[level].includes(key));
  return levels.map((level) => places[level]).join(' or ');
}
