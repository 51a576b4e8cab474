import { expect } from 'chai';
import { subParts } from '../../../src/compiler/cloudformation/sub-text.js';

describe('subParts', () => {
  const rows: readonly (readonly [text: string, ...parts: object[]])[] = [
    ['plain', { text: 'plain' }],
    ['${Table}', { name: 'Table' }],
    ['arn:${ Table.Arn }/*', { text: 'arn:' }, { name: 'Table.Arn' }, { text: '/*' }],
    ['${A}${AWS::Region}', { name: 'A' }, { name: 'AWS::Region' }],
    ['${!Name}-${B}', { text: '${Name}' }, { text: '-' }, { name: 'B' }],
    ['${!Kept }', { text: '${Kept }' }],
    ['${open', { text: '${open' }],
    ['${a{b}', { text: '${a{b}' }],
    ['${}', { name: '' }],
  ];
  for (const [text, ...parts] of rows) {
    it(`cuts '${text}'`, () => {
      expect(subParts(text).filter((part) => part.name !== undefined || part.text !== '')).to.deep.equal(parts);
    });
  }

  it('takes no time for many beginnings without an end', () => {
    expect(subParts('${'.repeat(100_000))).to.have.lengthOf(1);
  });
});
