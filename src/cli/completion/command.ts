import { type Command, defineCommand } from '../arguments/define-command.js';

export const completionCommand: Command = defineCommand({
  name: 'completion',
  about: 'Print a script that lets your shell complete commands and options',
  positionals: {},
  options: {},
  examples: [
    ['source <($0 completion)', 'complete with TAB in this shell (bash, zsh)'],
    ['$0 completion >> ~/.bashrc', 'in every new shell'],
  ],
  epilogue: 'The script is for the shell in $SHELL: bash, zsh or fish.',
  run: async () => (await import('./run.js')).runCompletion(),
});
