import { entriesOf, isBranch } from '../cloudformation/branch.js';
import { isIntrinsic, join } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { toAscii } from '../syntax/ascii.js';
import { s3Object } from './code.js';
import { present, type Properties } from './properties.js';
import { sorted } from './sam-logical-id.js';

/** The definition of a state machine as CloudFormation takes it: a text, in which variables stand for what CloudFormation has to fill in. */
export function definitionOf({ Definition: definition, DefinitionUri: uri, DefinitionSubstitutions: given }: Properties): Properties {
  if (definition === undefined) return present({ DefinitionS3Location: uri === undefined ? undefined : s3Object(uri), DefinitionSubstitutions: given });
  const substitutions = new Map<string, Value>();
  const text = toAscii(JSON.stringify(substituted(sorted(definition), substitutions), null, 4));
  const all = { ...Object.fromEntries(entriesOf(given)), ...Object.fromEntries(substitutions) };
  return present({
    DefinitionString: join('\n', text.split('\n')),
    DefinitionSubstitutions: given === undefined && substitutions.size === 0 ? undefined : all,
  });
}

/** The definition with a variable for each intrinsic function and dynamic reference. */
function substituted(value: Value, substitutions: Map<string, Value>): Value {
  if (!isBranch(value)) return value;
  const inner = ([key, one]: readonly [string, Value]): [string, Value] => {
    const isLive = isIntrinsic(one) || (typeof one === 'string' && /^\{\{resolve:[a-z-]+:.+\}\}$/.test(one));
    if (!isLive) return [key, substituted(one, substitutions)];
    const name = `definition_substitution_${substitutions.size + 1}`;
    substitutions.set(name, one);
    return [key, `\${${name}}`];
  };
  const entries = [...entriesOf(value)].map(inner);
  return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}
