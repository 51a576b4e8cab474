import { type Command, defineCommand } from '../arguments/define-command.js';
import { text } from '../arguments/option.js';
import { json } from '../arguments/shared-options.js';
import { anything } from '../arguments/value-kind.js';

export const explainCommand: Command = defineCommand({
  name: 'explain',
  about: 'Explain the code of a problem, or list all codes',
  positionals: { CODE: text('Code of a problem, as printed in brackets after its fix', { ...anything, candidates: 'codes' }) },
  options: { json },
  examples: [
    ['$0 explain route-path', 'why it matters, and how to fix it'],
    ['$0 explain', 'a list of all codes'],
  ],
  run: async (args) => (await import('./run.js')).runExplain(args),
});
