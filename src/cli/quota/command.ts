import { type Command, defineCommand } from '../arguments/define-command.js';
import { envFile, json, mergeTemplate, ofRegion, projectDir, stage, templateFormat } from '../arguments/shared-options.js';

export const quotaCommand: Command = defineCommand({
  name: 'quota',
  about: "Show how much a stage uses of AWS's quotas",
  positionals: {},
  options: {
    stage,
    region: ofRegion,
    'merge-template': mergeTemplate,
    'template-format': templateFormat,
    'env-file': envFile,
    'project-dir': projectDir,
    json,
  },
  examples: [
    ['$0 quota --stage prod', 'what is used of each, the most first'],
    ['$0 quota --json', 'all of them as JSON, for each function, role and API'],
  ],
  epilogue: 'It ends with status 1 if AWS would refuse the stage. package checks the same.',
  run: async (args) => (await import('./run.js')).runQuota(args),
});
