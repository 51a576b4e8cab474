import { expect } from 'chai';
import * as fc from 'fast-check';
import { matchesWildcard } from '../../../src/compiler/cloudformation/wildcard.js';

/** The definition of a match, which takes exponential time. */
function naively(pattern: readonly string[], text: readonly string[]): boolean {
  const [wanted, ...rest] = pattern;
  if (wanted === undefined) return text.length === 0;
  if (wanted === '*') return naively(rest, text) || (text.length > 0 && naively(pattern, text.slice(1)));
  return text.length > 0 && (wanted === '?' || wanted === text[0]) && naively(rest, text.slice(1));
}

describe('a pattern of an IAM policy', () => {
  it('matches what its definition says', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?', '😀', 'A', '.', '['), maxLength: 9 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '😀', 'A', '.'), maxLength: 9 });
    fc.assert(
      fc.property(pattern, text, (one, other) => {
        expect(matchesWildcard(one, other), `${one} ${other}`).to.equal(naively([...one], [...other]));
      }),
      { numRuns: 5000 },
    );
  });

  const rows: readonly [pattern: string, text: string, want: boolean][] = [
    ['GET/orders/*', 'GET/orders/1/items', true],
    ['GET/orders/*', 'GET/Orders/1', false],
    ['GET/order?', 'GET/orders', true],
    ['GET/order?', 'GET/order', false],
    ['GET/order?', 'GET/order/x', false],
    ['*/orders', 'GET/admin/orders', true],
    ['GET/*/items', 'GET/1/2/items', true],
    ['GET/a.c', 'GET/abc', false],
    ['a*a', 'a', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['**?**', 'x', true],
  ];
  for (const [pattern, text, want] of rows) {
    it(`${pattern} ${want ? 'matches' : 'does not match'} '${text}'`, () => expect(matchesWildcard(pattern, text)).to.equal(want));
  }

  // Each takes hours by backtracking, and minutes by trying each place.
  const size = 200_000;
  const long = 'a'.repeat(size);
  const hard: { readonly [what: string]: [pattern: string, text: string] } = {
    'many stars': ['a*'.repeat(size) + 'b', long],
    'a long piece that nearly matches at each place': [`*${'a'.repeat(size / 2)}b*`, long],
    'a long piece whose start is wrong': [`*b${'a'.repeat(size / 2)}*`, long],
    'a long end': [`*${'a'.repeat(size / 2)}b`, long],
    'a long piece with gaps': [`*${'a?'.repeat(1000)}b*`, long],
    'many question marks': [`*${'?'.repeat(size / 2)}b`, long],
  };
  for (const [what, [pattern, text]] of Object.entries(hard)) {
    it(`is quick with ${what}`, () => {
      const start = performance.now();
      expect(matchesWildcard(pattern, text)).to.equal(false);
      expect(performance.now() - start).to.be.lessThan(3000);
    });
  }
});
