import { expect } from 'chai';
import fc from 'fast-check';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { bytesIn, charactersIn } from '../../../src/compiler/quota/characters.js';

describe('the characters of a value', () => {
  const rows: readonly (readonly [value: Value, least: number, likely: number])[] = [
    ['a b', 4, 4],
    [['a', 'b'], 9, 9],
    [{ A: 'b' }, 9, 9],
    [{ Ref: 'AWS::AccountId' }, 14, 14],
    [{ Ref: 'AWS::NoValue' }, 0, 0],
    [['a', { Ref: 'AWS::NoValue' }], 5, 6],
    [{ 'Fn::Sub': '${AWS::Partition}:${!x}' }, 10, 10],
    [{ 'Fn::Sub': ['a${B}', { B: 'cc' }] }, 5, 5],
    [{ Ref: 'Orders' }, 3, 42],
    [{ 'Fn::GetAtt': ['Orders', 'Arn'] }, 16, 92],
    [{ 'Fn::If': ['C', 'a', 'abc'] }, 3, 5],
    [{ 'Fn::ImportValue': 'x' }, 0, 40],
  ];
  for (const [value, least, likely] of rows) {
    it(`are counted: ${JSON.stringify(value)}`, () => expect(charactersIn(value)).to.deep.equal({ least, likely }));
  }

  it('are bytes where Lambda counts bytes', () => {
    expect(bytesIn({ A: 'é b' })).to.deep.equal({ least: 12, likely: 12 });
    expect(bytesIn({ A: { 'Fn::Sub': 'a ${AWS::AccountId}' } })).to.deep.equal({ least: 22, likely: 22 });
  });

  // What may be left out is never measured as one text with what is around it.
  it('are the same beside something that is left out', () => {
    const isSame = (value: Value): void => {
      const { least, likely } = charactersIn(value);
      expect(charactersIn([value, { Ref: 'AWS::NoValue' }])).to.deep.equal({ least: least + 2, likely: likely + 3 });
    };
    fc.assert(fc.property(values, isSame), { numRuns: 2000 });
  });
});

const texts = fc.oneof(fc.string(), fc.constantFrom('AWS::Region', 'a "b" \\', '{"Ref":"x"}', 'arn:${AWS::Partition}:${Name}:${!x} ', 'Orders', ''));
const { values } = fc.letrec<{ values: Value }>((tie) => ({
  values: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.integer(),
    fc.record({ Ref: texts }),
    fc.record({ 'Fn::Sub': texts }),
    fc.record({ 'Fn::GetAtt': fc.oneof(texts, fc.tuple(texts, texts)) }),
    fc.record({ 'Fn::ImportValue': texts, a: tie('values') }),
    fc.array(tie('values')),
    fc.dictionary(fc.constantFrom('Ref', 'Fn::Sub', 'Effect', 'a b'), tie('values')),
    fc.tuple(texts, fc.dictionary(texts, tie('values'))).map((given): Value => ({ 'Fn::Sub': given })),
  ),
}));
