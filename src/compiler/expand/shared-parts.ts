import { entriesOf, isBranch, valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import type { PlainResource } from './plain-resource.js';

/** What each resource of a template becomes by itself, by its logical ID. */
export type ExpandedParts = ReadonlyMap<string, readonly PlainResource[]>;

/** What becomes of an API depends on the events of all functions; of a function, on the APIs and topics that its events name. */
const apiTypes: readonly (Value | undefined)[] = ['AWS::Serverless::Api', 'AWS::Serverless::HttpApi'];

/**
 * What SAM makes of the resources of another template, as far as it makes the same of them in this one: where all other sections are the same, the
 * resource itself, and what it depends on. Only what is one value in both templates counts as the same.
 *
 * @param parts of the other template
 */
export function sharedParts(template: TemplateDocument, like: TemplateDocument, parts: ExpandedParts): ExpandedParts {
  const sections = new Set([...Object.keys(template), ...Object.keys(like)]);
  sections.delete('Resources');
  if ([...sections].some((name) => template[name] !== like[name])) return new Map();
  const [own, others] = [entriesOf(template['Resources']), entriesOf(like['Resources'])];
  const changed = new Set([...own.keys(), ...others.keys()].filter((id) => own.get(id) !== others.get(id)));
  const isShared = (id: string): boolean => {
    const resource = own.get(id);
    if (resource === undefined || changed.has(id)) return false;
    const type = valueAt(resource, ['Type']);
    return type === 'AWS::Serverless::Function' ? !namesOne(resource, changed) : !apiTypes.includes(type);
  };
  return new Map([...parts].filter(([id]) => isShared(id)));
}

/** Whether a text in a value is one of these names. */
function namesOne(value: Value, names: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return names.has(value);
  return isBranch(value) && Object.values(value).some((inner: Value) => namesOne(inner, names));
}
