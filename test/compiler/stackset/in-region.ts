import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';

type Map = { readonly [key: string]: Value };

/** What CloudFormation makes of a joined template in a region. Numbers and the like are texts in mappings. */
export function inRegion({ Conditions: conditions = {}, Mappings: mappings = {}, ...template }: TemplateDocument, region: string): TemplateDocument {
  const none = Symbol('none');
  const holds = (name: string): boolean => holdsValue((conditions as Map)[name]!);
  function holdsValue(value: Value): boolean {
    const { 'Fn::Equals': equals, 'Fn::Or': or, 'Fn::And': and, Condition: condition } = value as { [key: string]: Value };
    if (condition !== undefined) return holds(condition as string);
    if (or !== undefined) return (or as Value[]).some(holdsValue);
    if (and !== undefined) return (and as Value[]).every(holdsValue);
    const [one, other] = (equals as Value[]).map((side) => (JSON.stringify(side) === '{"Ref":"AWS::Region"}' ? region : side));
    return one === other;
  }
  function resolved(value: Value): Value | typeof none {
    if (Array.isArray(value)) return value.map((one) => resolved(one as Value)).filter((one): one is Value => one !== none);
    if (typeof value !== 'object' || value === null) return value;
    const { 'Fn::If': choice, 'Fn::FindInMap': find, Ref: ref } = value as { [key: string]: Value };
    if (ref === 'AWS::NoValue') return none;
    if (choice !== undefined) return resolved((choice as Value[])[holds((choice as string[])[0]!) ? 1 : 2]!);
    if (find !== undefined) return ((mappings as Map)[(find as string[])[0]!] as { [name: string]: Map })[region]![(find as string[])[2]!]!;
    const entries = Object.entries(value as Map).map(([key, inner]) => [key, resolved(inner)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== none));
  }
  const entries = Object.entries(template).map(([name, section]) => {
    const isChoosable = name === 'Resources' || name === 'Outputs';
    const there = Object.entries(section as Map).filter(
      ([, one]) => !isChoosable || (one as Map)['Condition'] === undefined || holds((one as Map)['Condition'] as string),
    );
    return [
      name,
      resolved(Object.fromEntries(there.map(([id, one]) => [id, Object.fromEntries(Object.entries(one as Map).filter(([key]) => key !== 'Condition'))]))),
    ] as const;
  });
  return Object.fromEntries(entries) as TemplateDocument;
}

/** With numbers and the like as the texts that mappings make of them. */
export function asTexts(value: Value): Value {
  if (Array.isArray(value)) return value.map((one) => asTexts(one as Value));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asTexts(one)]));
  return String(value);
}
