import { entriesOf, isBranch, isMap, valueAt } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { hidden, isSecretName, maskSecrets } from '../problem/secret.js';
import type { Path } from './difference.js';

/** Shows values of either template without what looks secret. */
export interface Shown {
  (path: Path, value: Value): Value;
}

/** What one template keeps secret is secret in the other one too. */
export function shownValues(templates: readonly Value[]): Shown {
  const silent = new Set(
    templates.flatMap((template) =>
      [...entriesOf(valueAt(template, ['Parameters']))].filter(([, one]) => isMap(one) && plainText(one['NoEcho'] ?? false) === 'true').map(([name]) => name),
    ),
  );
  const isStored = ([, name, , key]: Path): boolean =>
    key === 'Value' && templates.some((template) => valueAt(template, ['Resources', name!, 'Type']) === 'AWS::SSM::Parameter');
  const isSecretParameter = ([section, name]: Path): boolean => section === 'Parameters' && (silent.has(String(name)) || isSecretName(String(name)));
  return (path, value) => shown(value, isSecretParameter(path) ? isSecretParameterKey(path) : hasSecretName(path) || isStored(path));
}

/** Of a secret parameter, the values that it may have are not shown; its type and description are. */
function isSecretParameterKey([, , key]: Path): boolean {
  return key === undefined || key === 'Default' || key === 'AllowedValues';
}

function shown(value: Value, isSecret: boolean): Value {
  if (typeof value === 'string') return isSecret ? hidden : maskSecrets(value);
  if (typeof value === 'number') return isSecret ? hidden : value;
  if (!isBranch(value)) return value;
  // What a function of CloudFormation refers to says nothing.
  const joined = readable(value);
  if (joined !== undefined) return joined;
  if (!isMap(value)) return value.map((inner) => shown(inner, isSecret));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, shown(inner, key === 'Ref' || key === 'Fn::GetAtt' ? false : isSecret || isSecretName(key))]),
  );
}

/** A joined text as `Fn::Sub`, which people read more easily. */
function readable(value: Value): Value | undefined {
  const text = isMap(value) && Array.isArray(value['Fn::Join']) ? substitution(value) : undefined;
  return text === undefined ? undefined : { 'Fn::Sub': maskSecrets(text) };
}

/** The text of `Fn::Sub` for a value in normal form; undefined if it has other functions in it. */
export function substitution(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (!isMap(value)) return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': joined } = value;
  if (typeof ref === 'string') return `\${${ref}}`;
  if (Array.isArray(attribute)) return attribute.every((part) => typeof part === 'string') ? `\${${attribute.join('.')}}` : undefined;
  if (!Array.isArray(joined) || joined[0] !== '' || !Array.isArray(joined[1])) return undefined;
  const parts = (joined[1] as readonly Value[]).map(substitution);
  return parts.includes(undefined) ? undefined : parts.join('');
}

function hasSecretName(path: Path): boolean {
  const own = path.findLast((key) => typeof key === 'string' && !key.startsWith('Fn::') && key !== 'Ref');
  if (isSecretName(String(own))) return true;
  if (own !== 'Value') return false;
  // The value of an output has the output's name. In a list of variables, the name stands beside it.
  const above = path[path.lastIndexOf('Value') - 1];
  return typeof above === 'string' ? isSecretName(above) : String(path[path.lastIndexOf('Value') - 2]).startsWith('Environment');
}

/** A value as a name: a text as it is, references as in `Fn::Sub`. */
export function plainText(value: Value): string {
  return substitution(value) ?? JSON.stringify(value);
}

const longest = 80;

/** A value in a sentence: short, on one line. */
export function brief(value: Value): string {
  const substituted = isMap(value) ? value['Fn::Sub'] : undefined;
  const text = typeof value === 'string' ? `'${value}'` : typeof substituted === 'string' ? substituted : (substitution(value) ?? JSON.stringify(value));
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
