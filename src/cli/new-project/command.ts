import { appNameProblem, nameOfFolder } from '../../project/starter/app-name.js';
import { findStarter, unknownStarter } from '../../project/starter/find-starter.js';
import { type Starter, starterList, starters } from '../../project/starter/starters.js';
import { type Command, defineCommand } from '../arguments/define-command.js';
import { flag, text } from '../arguments/option.js';
import { json } from '../arguments/shared-options.js';
import { UsageError } from '../arguments/usage-error.js';
import type { ValueKind } from '../arguments/value-kind.js';

const knownStarter: ValueKind<Starter> = {
  read(given) {
    const starter = findStarter(given);
    if (starter === undefined) throw new UsageError(unknownStarter(given));
    return starter;
  },
  candidates: starters.map(({ name, about }) => ({ word: name, about })),
};

const projectName: ValueKind<string> = {
  read(given) {
    const name = nameOfFolder(given);
    const problem = appNameProblem(name);
    if (problem !== undefined) throw new UsageError(problem);
    return name;
  },
};

export const newProjectCommand: Command = defineCommand({
  name: 'new-project',
  about: 'Create a project from a starter',
  positionals: { NAME: text('Name of the app and of its new folder', projectName) },
  options: {
    starter: text('Starter to use', knownStarter),
    list: flag('List the starters and create nothing'),
    json,
  },
  examples: [
    ['$0 new-project orders', 'a REST API in the new folder orders'],
    ['$0 new-project jobs --starter events', 'from another starter'],
    ['$0 new-project', 'ask for name and starter, on a terminal'],
  ],
  epilogue: `Starters:\n${starterList()}`,
  check: ({ NAME, list, starter }) => {
    if (list && (NAME !== undefined || starter !== undefined)) throw new UsageError('--list takes no other arguments');
  },
  run: async (args) => (await import('./run.js')).runNewProject(args),
});
