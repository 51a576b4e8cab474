import { expect } from 'chai';
import { checkWords } from '../../../src/cli/arguments/check-words.js';
import { parseWords } from '../../../src/cli/arguments/parse-words.js';
import { generatePipelineCommand } from '../../../src/cli/generate-pipeline/command.js';
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

  it('may have the letters that Chalice has', () => {
    const given = ['-s', 'github', '-i', 'my/image:1', '-b', 'ci/buildspec.yml', 'pipeline.json'];
    const want = { source: 'github', 'codebuild-image': 'my/image:1', 'buildspec-file': 'ci/buildspec.yml', FILE: 'pipeline.json' };
    expect(parseWords(generatePipelineCommand, given)).to.deep.equal(want);
    expect(() => checkWords(generatePipelineCommand, given, [])).not.to.throw();
  });
});
