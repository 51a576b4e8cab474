import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { isSecretName } from '../problem/secret.js';
import type { Path } from './difference.js';

/**
 * Says of which paths the values must not be shown: variables of functions and stages, parameters with `NoEcho`, and properties whose names are those of
 * secrets.
 *
 * @param templates both versions. What one of them keeps secret is secret in the other one too
 */
export function secretPaths(templates: readonly Value[]): (path: Path) => boolean {
  const silent = new Set(
    templates.flatMap((template) => [...entriesOf(valueAt(template, ['Parameters']))].filter(([, one]) => isSilent(one)).map(([name]) => name)),
  );
  return (path) => {
    // Names, which refer to something, say nothing.
    if (path.includes('Fn::GetAtt') || path.at(-1) === 'Ref') return false;
    if (isInVariables(path)) return true;
    const [section, name = '', attribute = ''] = path;
    const hasSecretName = isSecretName(String(name));
    if (section === 'Parameters') return (silent.has(String(name)) || hasSecretName) && /^(?:Default|AllowedValues|AllowedPattern)$/.test(String(attribute));
    if (section === 'Outputs' && hasSecretName && attribute === 'Value') return true;
    const isOf = (type: string): boolean => templates.some((template) => valueAt(template, ['Resources', name, 'Type']) === type);
    const own = path.findLast((key) => typeof key === 'string' && !key.startsWith('Fn::'));
    return isSecretName(String(own)) ? templates.some((template) => isText(valueAt(template, path))) : own === 'Value' && isOf('AWS::SSM::Parameter');
  };
}

/** `Environment.Variables.A`, the `Variables` or `StageVariables` of a stage, and the `Value` of an entry in a list of an environment. */
function isInVariables(path: Path): boolean {
  const variables = path.findIndex((key) => key === 'Variables' || key === 'StageVariables');
  if (variables >= 0 && variables < path.length - 1) return true;
  const value = path.indexOf('Value');
  return typeof path[value - 1] === 'number' && String(path[value - 2]).startsWith('Environment');
}

function isSilent(parameter: Value): boolean {
  return isMap(parameter) && textOf(parameter['NoEcho']) === 'true';
}

function isText(value: Value | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
