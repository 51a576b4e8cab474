import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { isRenamed } from '../../../src/compiler/parity/renamed-value.js';

describe('isRenamed', () => {
  const rows: readonly (readonly [was: Value | undefined, is: Value | undefined, from: string, to: string, want: boolean])[] = [
    ['stage=beta:app=x', 'stage=prod:app=x', 'beta', 'prod', true],
    ['stage=beta:app=x', 'stage=prod:app=y', 'beta', 'prod', false],
    ['beta beta', 'prod beta', 'beta', 'prod', true],
    ['beta beta', 'prod test', 'beta', 'prod', false],
    ['one', 'two', 'beta', 'prod', false],
    [{ Tags: ['a-beta'] }, { Tags: ['a-prod'] }, 'beta', 'prod', true],
    ['a', 'a', 'beta', 'prod', true],
    // One name begins like the other, or is in every word.
    ['dev-dev2', 'dev2-dev2', 'dev', 'dev2', true],
    ['a=a', 'a=prod', 'a', 'prod', true],
    ['beta', undefined, 'beta', 'prod', false],
    [undefined, 'prod', 'beta', 'prod', false],
  ];
  for (const [was, is, from, to, want] of rows) {
    it(`${JSON.stringify(was)} → ${JSON.stringify(is)} for ${from} → ${to}: ${want}`, () => {
      expect(isRenamed(was, is, { from, to })).to.equal(want);
    });
  }

  it('takes no time that grows faster than the value', () => {
    const start = process.cpuUsage();
    expect(isRenamed('a'.repeat(20_000), `${'a'.repeat(25_000)}b`, { from: 'a', to: 'aa' })).to.equal(false);
    expect(process.cpuUsage(start).user / 1000).to.be.below(5000);
  });
});
