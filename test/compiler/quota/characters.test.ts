import { expect } from 'chai';
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
});
