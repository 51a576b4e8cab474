import { changeKinds } from '../../compiler/diff/stage-diff.js';
import { type Command, defineCommand } from '../arguments/define-command.js';
import { flag, text, textOr, texts } from '../arguments/option.js';
import { envFile, json, mergeTemplate, ofRegion, projectDir } from '../arguments/shared-options.js';
import { anything, oneOf, someOf, stageName } from '../arguments/value-kind.js';
import { checkArguments } from './check-arguments.js';
import { formats } from './format.js';

export const diffCommand: Command = defineCommand({
  name: 'diff',
  about: 'Review what changes of stages do to their stacks',
  positionals: {},
  options: {
    base: text("Branch, tag or commit; default: what a pull request is for, or origin's default branch", anything),
    'base-install': textOr('lock-file', "lock-file, or none to use the working tree's packages", oneOf(['lock-file', 'none'])),
    'base-template': text('Earlier template to compare with, in place of a revision', anything),
    stage: texts('Stage to compare; default: dev; repeatable', stageName),
    'all-stages': flag('Compare all stages of the configuration'),
    region: ofRegion,
    'all-regions': flag('Compare them in all regions that they are deployed to'),
    format: text('text (default), markdown, html, json or sarif', oneOf(formats)),
    output: texts('File to write, .txt, .md, .html, .json or .sarif; repeatable', anything),
    'skip-empty': flag('Write no text where nothing differs'),
    'fail-on': text(`End with status 1 for these: ${changeKinds.join(',')}`, someOf(changeKinds)),
    'merge-template': mergeTemplate,
    'env-file': envFile,
    'project-dir': projectDir,
    json,
  },
  examples: [
    ['$0 diff --all-stages', 'what the branch and what is not committed change'],
    ['$0 diff --base v1.2 --stage prod --fail-on destructive,broadening', 'fail if data or rights are at stake'],
    ['$0 diff --base-template out/beta/sam.json --stage beta', 'what differs from a template'],
    ['$0 diff --output review.md --output review.html', 'a comment, and a page'],
  ],
  epilogue: 'Exit status: 0 nothing is stopped, 1 --fail-on or an expired waiver stops it, 2 it could not compare.',
  check: checkArguments,
  run: async (args) => (await import('./run.js')).runDiff(args),
});
