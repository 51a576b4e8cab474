import { type Command, defineCommand } from '../arguments/define-command.js';
import { text } from '../arguments/option.js';
import { envFile, json, mergeTemplate, ofRegion, projectDir } from '../arguments/shared-options.js';
import { oneOf, stageName } from '../arguments/value-kind.js';
import { checkArguments } from './check-arguments.js';

export const stagesCommand: Command = defineCommand({
  name: 'stages',
  about: 'List the stages and what is deployed, or compare two of them',
  positionals: {
    ACT: text('compare, to say how two stages differ, and by which settings', oneOf(['compare'])),
    STAGE: text('The one that the other is compared with', stageName),
    OTHER: text('The other one', stageName),
  },
  options: { region: ofRegion, 'merge-template': mergeTemplate, 'env-file': envFile, 'project-dir': projectDir, json },
  examples: [
    ['$0 stages', 'print a table'],
    ['$0 stages --json', 'print JSON'],
    ['$0 stages compare beta prod', 'each difference, with the setting that causes it'],
  ],
  epilogue: 'Neither asks AWS. compare ends with status 1 if stages differ in what no setting causes.',
  check: checkArguments,
  run: async (args) => (args.ACT === undefined ? (await import('./run.js')).runStages(args) : (await import('./run-compare.js')).runCompare(args)),
});
