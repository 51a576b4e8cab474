import { expect } from 'chai';
import fc from 'fast-check';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { joinRegions, type RegionTemplate } from '../../../src/compiler/stackset/join-regions.js';

type Map = { readonly [key: string]: Value };

const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'];
const templates = (all: readonly TemplateDocument[]): RegionTemplate[] => all.map((template, index) => ({ region: regions[index]!, template }));

/** What CloudFormation makes of a joined template in a region. Numbers and the like are texts in mappings. */
function inRegion({ Conditions: conditions = {}, Mappings: mappings = {}, ...template }: TemplateDocument, region: string): TemplateDocument {
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

function asTexts(value: Value): Value {
  if (Array.isArray(value)) return value.map((one) => asTexts(one as Value));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asTexts(one)]));
  return String(value);
}

const fn = (properties: Map): Value => ({ Type: 'AWS::Lambda::Function', Properties: properties });

describe('joinRegions', () => {
  it('leaves templates that are the same as they are', () => {
    const template = { Description: 'x', Resources: { A: fn({ Timeout: 1 }) }, Outputs: { O: { Value: 'a' } } };
    const { template: joined, unjoined } = joinRegions(templates([template, structuredClone(template)]));
    expect(joined).to.deep.equal(template);
    expect(unjoined).to.deep.equal([]);
  });

  it('looks values up by the region, and chooses all else by conditions', () => {
    const [one, other] = [fn({ Timeout: 1, Tags: ['a'], Gone: 1 }), fn({ Timeout: 2, Tags: ['a', 'b'], 'New-er': true })];
    const { template, unjoined } = joinRegions(templates([{ Resources: { A: one, Only: fn({}) } }, { Resources: { A: other } }]));
    expect(unjoined).to.deep.equal([]);
    expect(template).to.deep.equal({
      Mappings: { Regions: { 'us-east-1': { ATimeout: '1' }, 'eu-west-1': { ATimeout: '2' } } },
      Conditions: { InUsEast1: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] } },
      Resources: {
        A: fn({
          Timeout: { 'Fn::FindInMap': ['Regions', { Ref: 'AWS::Region' }, 'ATimeout'] },
          Tags: { 'Fn::If': ['InUsEast1', ['a'], ['a', 'b']] },
          Gone: { 'Fn::If': ['InUsEast1', 1, { Ref: 'AWS::NoValue' }] },
          'New-er': { 'Fn::If': ['InUsEast1', { Ref: 'AWS::NoValue' }, true] },
        }),
        Only: { ...(fn({}) as object), Condition: 'InUsEast1' },
      },
    });
  });

  it('names what one template cannot say', () => {
    const first = { Parameters: { P: { Type: 'String' } }, Resources: { A: { Type: 'A::B::C', DependsOn: 'X' } } };
    const second = { Parameters: {}, Resources: { A: { Type: 'A::B::D', DependsOn: 'Y' } } };
    expect(joinRegions(templates([first, second])).unjoined).to.deep.equal([['Parameters'], ['Resources', 'A', 'Type'], ['Resources', 'A', 'DependsOn']]);
  });

  it('keeps the conditions of resources', () => {
    const conditions = { Own: { 'Fn::Equals': ['a', 'a'] } };
    const own = { ...(fn({}) as object), Condition: 'Own' };
    const { template } = joinRegions(
      templates([
        { Conditions: conditions, Resources: { A: own, B: fn({}) } },
        { Conditions: conditions, Resources: { B: fn({}) } },
      ]),
    );
    expect((template['Resources'] as { A: Map }).A['Condition']).to.equal('ABoth');
    expect(template['Conditions']).to.deep.include({ ...conditions, ABoth: { 'Fn::And': [{ Condition: 'Own' }, { Condition: 'InUsEast1' }] } });
  });

  it('says in each region what the template of that region says, whatever differs', () => {
    const key = fc.constantFrom('One', 'two', 'a-b', 'a_b', 'ab');
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<Value>(0, 1, '0', '', 'x', true, false),
        fc.constantFrom<Value>({ Ref: 'A' }, { 'Fn::Sub': '${A}' }, { 'Fn::Sub': '${B}' }),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3 }),
      ),
    }));
    const properties = fc.dictionary(key, value, { maxKeys: 3 });
    const resources = fc.dictionary(fc.constantFrom('A', 'B', 'C'), properties.map(fn), { maxKeys: 3 });
    const outputs = fc.dictionary(
      fc.constantFrom('X', 'Y'),
      value.map((one) => ({ Value: one })),
      { maxKeys: 2 },
    );
    const template = fc.record({ Resources: resources, Outputs: outputs }) as fc.Arbitrary<TemplateDocument>;
    fc.assert(
      fc.property(fc.array(template, { minLength: 1, maxLength: 3 }), (all) => {
        const { template: joined, unjoined } = joinRegions(templates(all));
        expect(unjoined).to.deep.equal([]);
        for (const [index, one] of all.entries()) expect(asTexts(inRegion(joined, regions[index]!)), regions[index]).to.deep.equal(asTexts(one));
      }),
      { numRuns: 500 },
    );
  });
});
