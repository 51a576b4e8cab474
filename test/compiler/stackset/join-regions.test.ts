import { expect } from 'chai';
import fc from 'fast-check';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { joinRegions, type RegionTemplate } from '../../../src/compiler/stackset/join-regions.js';
import { asTexts, inRegion } from './in-region.js';

type Map = { readonly [key: string]: Value };

const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'];
const templates = (all: readonly TemplateDocument[]): RegionTemplate[] => all.map((template, index) => ({ region: regions[index]!, template }));

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

  it('joins the dependencies on resources that only some regions have', () => {
    const [own, other] = ['B', 'C'].map((id) => ({ A: { Type: 'A::B::C', DependsOn: [id, 'D'] }, [id]: fn({}), D: fn({}) }));
    const { template, unjoined } = joinRegions(templates([{ Resources: own! }, { Resources: other! }]));
    expect(unjoined).to.deep.equal([]);
    expect((template['Resources'] as { A: Map }).A['DependsOn']).to.deep.equal(['B', 'D', 'C']);
    const both = { ...own, C: fn({}) };
    expect(joinRegions(templates([{ Resources: both }, { Resources: other! }])).unjoined).to.deep.equal([['Resources', 'A', 'DependsOn']]);
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
