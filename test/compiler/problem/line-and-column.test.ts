import { expect } from 'chai';
import fc from 'fast-check';
import { lineFinder } from '../../../src/compiler/problem/line-and-column.js';

describe('the line and column of an offset', () => {
  it('are what counting from the start gives', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\n', '\r\n', 'a', '😀')), (pieces) => {
        const text = pieces.join('');
        const find = lineFinder(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          const before = text.slice(0, offset).split('\n');
          expect(find(offset)).to.deep.equal({ line: before.length, column: before.at(-1)!.length + 1 });
        }
      }),
    );
  });
});
