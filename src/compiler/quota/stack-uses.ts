import { entriesOf } from '../cloudformation/branch.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import type { PlainResource } from '../expand/plain-resource.js';
import { countOf, partsOf, type QuotaPart, type QuotaUse } from './quota-use.js';

/** What the template has of all that CloudFormation counts. */
export function stackUses(template: TemplateDocument, resources: readonly PlainResource[]): QuotaUse[] {
  const section = (name: string): number => entriesOf(template[name]).size;
  const added = resources.length - section('Resources');
  const byType = (): QuotaPart[] => partsOf(resources, ({ type }) => type);
  return [
    { ...countOf('stack-resources', undefined, resources.length, byType), ...(added > 0 && { note: `with the ${added} that SAM adds` }) },
    countOf('stack-outputs', undefined, section('Outputs')),
    countOf('stack-parameters', undefined, section('Parameters')),
    countOf('stack-mappings', undefined, section('Mappings')),
    ...[...entriesOf(template['Mappings'])].map(([name, mapping]) => countOf('mapping-attributes', name, attributesIn(mapping))),
    dynamicReferences(template, resources),
  ];
}

/** The names at the second level of a mapping. */
function attributesIn(mapping: Parameters<typeof entriesOf>[0]): number {
  return new Set([...entriesOf(mapping).values()].flatMap((attributes) => [...entriesOf(attributes).keys()])).size;
}

/** Of `{{resolve:ssm:…}}` and its like. Most templates have none, and are looked through once. */
function dynamicReferences(template: TemplateDocument, resources: readonly PlainResource[]): QuotaUse {
  const count = referencesIn(template);
  if (count === 0) return countOf('dynamic-references', undefined, 0);
  return countOf('dynamic-references', undefined, count, () =>
    resources.map(({ logicalId, properties }) => ({ name: logicalId, amount: referencesIn(properties) })).filter(({ amount }) => amount > 0),
  );
}

function referencesIn(value: TemplateDocument): number {
  return JSON.stringify(value).split('{{resolve:').length - 1;
}
