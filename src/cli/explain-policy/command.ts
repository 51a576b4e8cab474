import { type Command, defineCommand } from '../arguments/define-command.js';
import { text } from '../arguments/option.js';
import { envFile, json, mergeTemplate, projectDir, stage } from '../arguments/shared-options.js';
import { functionName } from '../arguments/value-kind.js';

export const explainPolicyCommand: Command = defineCommand({
  name: 'explain-policy',
  about: 'Show what a function may do, and which code needs it',
  positionals: { FUNCTION: text('Name of the function; api_handler for the routes', functionName) },
  options: { stage, 'merge-template': mergeTemplate, 'env-file': envFile, 'project-dir': projectDir, json },
  examples: [
    ['$0 explain-policy worker', 'each right with the way from the handler to the call'],
    ['$0 explain-policy api_handler --stage prod --json', 'the same as JSON, for a review'],
  ],
  epilogue: 'To print the policy itself: tschalice gen-policy --function FUNCTION',
  run: async (args) => (await import('./run.js')).runExplainPolicy(args),
});
