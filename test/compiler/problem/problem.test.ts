import { expect } from 'chai';
import { hasErrors, type Problem, ProblemError } from '../../../src/compiler/problem/problem.js';

const warning: Problem = { code: 'merge-nothing', severity: 'warning', where: { file: 'a' }, message: 'one', fix: 'b' };
const error: Problem = { code: 'merge-key', severity: 'error', where: { file: 'a' }, message: 'two', fix: 'b' };

describe('problems', () => {
  const rows: readonly { given: readonly Problem[]; want: boolean }[] = [
    { given: [], want: false },
    { given: [warning], want: false },
    { given: [warning, error], want: true },
  ];
  for (const { given, want } of rows) {
    it(`${want ? 'stop' : 'let go on'}: ${given.map(({ severity }) => severity).join(', ') || 'none'}`, () => expect(hasErrors(given)).to.equal(want));
  }

  it('can be carried by an error that names them all', () => {
    const { name, message, problems } = new ProblemError([warning, error]);
    expect([name, message, problems]).to.deep.equal(['ProblemError', 'one; two', [warning, error]]);
  });
});
