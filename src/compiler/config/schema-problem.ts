import { nearest } from '../problem/nearest.js';
import type { ErrorProblem, Problem, WarningProblem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import type { SchemaError } from './generated/validate-config.js';
import { levelAt, nameOf, settingAt } from './setting-path.js';
import { isSecretSetting, nameWords, patternWords, rangeFix, shown, typeFix, typesInWords, unitOf } from './setting-words.js';
import { securityPolicyFix } from './security-policy.js';
import { unknownKey } from './unknown-key.js';

type Stated<P extends Problem> = Omit<P, 'where'> & { readonly path: Path };
type ProblemAt = Stated<WarningProblem> | (Omit<Stated<ErrorProblem>, 'severity'> & { readonly severity?: 'error' });

/** Turns ajv's errors about a file into problems without line and column, one for each wrong value or key. */
export function schemaProblems(errors: readonly SchemaError[], data: unknown, file: string): Problem[] {
  const reserved = new Set(errors.filter(({ keyword }) => keyword === 'not').map(nameText));
  return errors.flatMap((error) => {
    // ajv reports a bad name twice: what is wrong with it, and (without propertyName) that something is.
    if (error.propertyName !== undefined) return [];
    const { path, value } = follow(data, error.instancePath);
    const { path: where, ...problem } = problemOf(error, path, value, (propertyName) => reserved.has(nameText({ ...error, propertyName })));
    return [{ severity: 'error', ...problem, where: { file, path: where } }];
  });
}

/** A name with the map that it is in, as a key for a set. */
function nameText({ instancePath, propertyName }: SchemaError): string {
  return JSON.stringify([instancePath, propertyName]);
}

function problemOf({ keyword, params }: SchemaError, path: Path, value: unknown, isReserved: (name: string) => boolean): ProblemAt {
  const setting = settingAt(path);
  const name = nameOf(path);
  const not = `not ${shown(value, setting)}`;
  if (setting === 'version') {
    const [must, fix] = patternWords.get('version')!;
    return { code: 'config-version', path, message: `must be ${must}, ${not}`, fix };
  }
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      return { ...unknownKey(key, levelAt(path)), path: [...path, key] };
    }
    case 'required': {
      const key = String(params['missingProperty']);
      return { code: 'config-missing-key', path: [...path, key], message: `${name === '' ? 'the configuration' : name} has no ${key}`, fix: `add "${key}"` };
    }
    case 'propertyNames': {
      const key = String(params['propertyName']);
      const [what, fix] = nameWords.get(setting)!;
      if (isReserved(key)) {
        return { code: 'env-reserved', path: [...path, key], message: `Lambda reserves the environment variable ${key}`, fix: 'choose another name' };
      }
      return { code: 'config-name', path: [...path, key], message: `'${key}' cannot be the name of ${what}`, fix };
    }
    case 'type': {
      const types = [params['type']].flat() as string[];
      const fix = setting === 'tls_version' ? securityPolicyFix(value) : typeFix(value, types, setting);
      return { code: 'config-type', path, message: `must be ${typesInWords(types)}, ${not}`, fix };
    }
    case 'minimum':
    case 'maximum': {
      const bound = `at ${keyword === 'minimum' ? 'least' : 'most'} ${String(params['limit'])}${unitOf(setting)}`;
      return { code: 'config-range', path, message: `must be ${bound}, ${not}`, fix: rangeFix(setting) };
    }
    case 'maxItems': {
      const message = `must have at most ${String(params['limit'])} items, not ${(value as unknown[]).length}`;
      return { code: 'config-range', path, message, fix: 'remove some' };
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as unknown[]).filter((one) => one !== null).map(String);
      const near = typeof value === 'string' ? nearest(value, allowed) : undefined;
      const message = `must be ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, ${not}`;
      return { code: 'config-value', path, message, fix: near === undefined ? 'choose one of these' : `did you mean '${near}'?` };
    }
    default: {
      const [must, fix] = patternWords.get(setting)!;
      // Of what may be secret, all that could be said is that it is a string.
      const message = isSecretSetting(setting) ? `must be ${must}` : `must be ${must}, ${not}`;
      return { code: 'config-value', path, message, fix: setting === 'tls_version' ? securityPolicyFix(value) : fix };
    }
  }
}

/** The path of a JSON pointer, with numbers for the indices of lists, and the value there. */
export function follow(data: unknown, pointer: string): { path: Path; value: unknown } {
  const path: (string | number)[] = [];
  let value = data;
  for (const piece of pointer.split('/').slice(1)) {
    const key = piece.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = (value as { readonly [key: string]: unknown })[key];
  }
  return { path, value };
}
