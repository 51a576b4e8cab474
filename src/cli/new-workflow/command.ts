import { changeKinds } from '../../compiler/diff/stage-diff.js';
import { type Command, defineCommand } from '../arguments/define-command.js';
import { flag, text } from '../arguments/option.js';
import { json, projectDir } from '../arguments/shared-options.js';
import { anything, someOf, stageNames } from '../arguments/value-kind.js';

export const newWorkflowCommand: Command = defineCommand({
  name: 'new-workflow',
  about: 'Write workflows that review pull requests in a comment',
  positionals: {},
  options: {
    stages: text('Stages to review, comma-separated; default: all', stageNames),
    'fail-on': text('Kinds of changes that stop; default destructive,broadening,public-route', someOf(changeKinds)),
    codecommit: text('Write a template for CodeCommit instead of workflows for GitHub', anything),
    force: flag('Overwrite files that were changed or are not ours'),
    'project-dir': projectDir,
    json,
  },
  examples: [
    ['$0 new-workflow', 'two workflows in .github/workflows/ of the repository'],
    ['$0 new-workflow --stages prod --fail-on destructive', 'stop what prod would lose'],
    ['$0 new-workflow --codecommit review.json', 'a build for pull requests in CodeCommit'],
  ],
  run: async (args) => (await import('./run.js')).runNewWorkflow(args),
});
