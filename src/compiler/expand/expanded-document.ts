import { entriesOf, valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { addedConditions } from './added-condition.js';
import { type ExpansionWarning, expansionWarnings } from './expansion-warning.js';
import { expandTemplate } from './expand-template.js';
import { type WholeResource, withHash } from './hashed-resource.js';
import { namedResources } from './named-resource.js';
import type { Properties } from './properties.js';
import { type Rename, renamed } from './reference.js';
import { samResources } from './sam-resource.js';

/** A template as CloudFormation gets it from the SAM transform. */
export interface ExpandedDocument {
  readonly template: TemplateDocument;
  /** For each logical ID in `template`, that of the resource that it was made from. */
  readonly origins: ReadonlyMap<string, string>;
  /** What was passed on unchanged, because it is not known here. */
  readonly warnings: readonly ExpansionWarning[];
}

/** Sections that SAM takes away, or that are made anew. */
const ownSections: readonly string[] = ['Transform', 'Globals', 'Conditions', 'Resources'];

/**
 * The plain CloudFormation that the SAM transform makes of a template: all sections, with references to the resources that they lead to.
 *
 * It differs from SAM's in what is known only where SAM runs. The hash at the end of a deployment's logical ID is our own: it changes exactly
 * when the API changes. ARNs have the partition `aws`. A path on this machine stays in the place of the uploaded code, and pseudo parameters
 * such as `AWS::Region` stay references. Accepts any template, as `expandTemplate` does.
 */
export function expandedDocument(template: TemplateDocument): ExpandedDocument {
  const { resources } = expandTemplate(template);
  const whole = resources.map(withHash);
  const rename = renames(whole, template);
  const declared = samResources(template);
  const given = template['Conditions'];
  const conditions = { ...Object.fromEntries(entriesOf(given)), ...addedConditions(declared, template) };
  const others = Object.entries(template).filter(([section]) => !ownSections.includes(section));
  return {
    template: {
      ...Object.fromEntries(others.map(([section, value]) => [section, renamed(value, rename(undefined))])),
      ...otherTransforms(template['Transform']),
      ...(given !== undefined || Object.keys(conditions).length > 0 ? { Conditions: renamed(conditions, rename(undefined)) } : {}),
      Resources: Object.fromEntries([...whole.map((one) => [one.id, resourceOf(one, template, rename(one.plain.origin))] as const), ...otherEntries(template)]),
    },
    origins: new Map(whole.map(({ id, plain }) => [id, plain.origin])),
    warnings: expansionWarnings(declared, template),
  };
}

/** How references change in a resource that was made from another one. Only a layer's new logical ID is known to all. */
function renames(whole: readonly WholeResource[], template: TemplateDocument): (origin: string | undefined) => Rename {
  const layers = new Map<string, string>();
  const own = new Map<string, Map<string, string>>();
  for (const { id, plain } of whole) {
    const { logicalId, origin } = plain;
    if (id === logicalId) continue;
    if (logicalId === origin) layers.set(logicalId, id);
    else own.set(origin, (own.get(origin) ?? new Map<string, string>()).set(logicalId, id));
  }
  const named = namedResources(whole, template);
  const property = (path: string): string | undefined => named.get(path);
  return (origin) => {
    const ids = origin === undefined ? undefined : own.get(origin);
    return { id: (id) => ids?.get(id) ?? layers.get(id) ?? id, property };
  };
}

function resourceOf({ plain }: WholeResource, template: TemplateDocument, rename: Rename): Value {
  const hasProperties = plain.logicalId !== plain.origin || Object.keys(plain.properties).length > 0;
  const { DependsOn: depends, ...attributes } = plain.attributes;
  const before = (one: Value): Value => (typeof one === 'string' ? rename.id(one) : one);
  return {
    Type: plain.type,
    ...(depends !== undefined && { DependsOn: Array.isArray(depends) ? (depends as readonly Value[]).map(before) : before(depends) }),
    ...(renamed(attributes, rename) as Properties),
    ...((hasProperties || valueAt(template, ['Resources', plain.origin, 'Properties']) !== undefined) && { Properties: renamed(plain.properties, rename) }),
  };
}

/** All transforms but SAM's. */
function otherTransforms(given: Value | undefined): Properties {
  const others = [given ?? []].flat<Value>().filter((name) => name !== 'AWS::Serverless-2016-10-31');
  return others.length === 0 ? {} : { Transform: others };
}

/** Entries that are no resources: loops, and what a macro is to fill in. */
function otherEntries({ Resources: resources }: TemplateDocument): [string, Value][] {
  return [...entriesOf(resources)].filter(([id]) => id.startsWith('Fn::'));
}
