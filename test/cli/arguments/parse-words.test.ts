import { expect } from 'chai';
import { parseWords } from '../../../src/cli/arguments/parse-words.js';
import { packageCommand } from '../../../src/cli/package/command.js';

describe('the words of a command line', () => {
  const rows: readonly { given: readonly string[]; want: object }[] = [
    { given: [], want: {} },
    { given: ['out'], want: { OUT: 'out' } },
    { given: ['--stage', 'beta', 'out'], want: { stage: 'beta', OUT: 'out' } },
    { given: ['out', '--stage=beta=x'], want: { stage: 'beta=x', OUT: 'out' } },
    { given: ['--json', '--no-prove'], want: { json: true, 'no-prove': true } },
    { given: ['--merge-template', 'a', '--merge-template=b', 'out'], want: { 'merge-template': ['a', 'b'], OUT: 'out' } },
    { given: ['-'], want: { OUT: '-' } },
    { given: ['--json', '--', '-out'], want: { json: true, OUT: './-out' } },
    { given: ['--', '--stage'], want: { OUT: './--stage' } },
    { given: ['--stage', '007'], want: { stage: '007' } },
  ];
  for (const { given, want } of rows) {
    it(`are read: ${given.join(' ') || 'none'}`, () => expect(parseWords(packageCommand, given)).to.deep.equal(want));
  }
});
