import { type Command, defineCommand } from '../arguments/define-command.js';
import { text } from '../arguments/option.js';
import { envFile, json, mergeTemplate, projectDir, stage } from '../arguments/shared-options.js';
import { functionName } from '../arguments/value-kind.js';

export const genPolicyCommand: Command = defineCommand({
  name: 'gen-policy',
  about: "Print the policy that the functions' roles get",
  positionals: {},
  options: {
    stage,
    function: text("Print only the policy of this function's role", functionName),
    'merge-template': mergeTemplate,
    'env-file': envFile,
    'project-dir': projectDir,
    json,
  },
  examples: [
    ['$0 gen-policy', 'the policy of the stage dev, all functions together'],
    ['$0 gen-policy --stage prod --function worker', "the policy of one function's role"],
    ['$0 gen-policy > .chalice/policy-dev.json', 'a policy file to go on with by hand'],
  ],
  epilogue: 'To see why something is granted: tschalice explain-policy FUNCTION',
  run: async (args) => (await import('./run.js')).runGenPolicy(args),
});
