import { type Command, defineCommand } from '../arguments/define-command.js';
import { flag, pairs, text } from '../arguments/option.js';
import { envFile, json, mergeTemplate, ofRegion, projectDir, stage } from '../arguments/shared-options.js';
import { pair } from '../arguments/value-kind.js';
import { checkArguments } from './check-arguments.js';
import { percentage } from './percentage.js';
import { acts, actsInWords, releaseAct } from './release-act.js';

export const releaseCommand: Command = defineCommand({
  name: 'release',
  about: 'Change what is live on a stage, step by step, in a file that is committed',
  positionals: {
    step: text(actsInWords, releaseAct),
    to: text('Percentage of the traffic that step gives to the candidate', percentage),
  },
  options: {
    stage,
    region: ofRegion,
    'all-regions': flag('Make the step in all regions that the stage is deployed to, or in none'),
    percent: text('Percentage that start begins with; default: that of the configuration', percentage),
    'stage-variable': pairs('NAME=VALUE for the requests of the candidate, with start; repeatable', pair(/^[A-Za-z0-9_]+=/, 'NAME')),
    force: flag('Let init forget the earlier releases'),
    'merge-template': mergeTemplate,
    'env-file': envFile,
    'project-dir': projectDir,
    json,
  },
  examples: [
    ['$0 release init --stage prod', acts.init],
    ['$0 release start --stage prod --percent 5', acts.start],
    ['$0 release step 50 --stage prod', 'the candidate gets half of the traffic'],
    ['$0 release promote --stage prod', acts.promote],
    ['$0 release rollback --stage prod', acts.rollback],
    ['$0 release abort --stage prod', acts.abort],
    ['$0 release status --stage prod', acts.status],
    ['$0 release promote --stage prod --all-regions', 'the same in each region of the configuration'],
  ],
  epilogue: 'It changes .chalice/releases/<stage>.json and nothing else; deploying the stage makes it so.',
  check: checkArguments,
  run: async (args) => (await import('./run.js')).runRelease(args),
});
