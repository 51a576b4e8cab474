import { expect } from 'chai';
import { distinct } from '../../../src/compiler/cloudformation/distinct.js';

describe('distinct', () => {
  it('keeps the first of values that are the same', () => {
    const [a, b, again] = [{ x: [1] }, { x: [2] }, { x: [1] }];
    const kept = distinct([a, b, again, b]);
    expect(kept).to.deep.equal([a, b]);
    expect(kept[0]).to.equal(a);
  });

  it('may go by a part of each', () => {
    expect(distinct(['a1', 'a2', 'b1'], ([letter]) => letter)).to.deep.equal(['a1', 'b1']);
  });
});
