import type { StageDeployment } from '../../project/deploy/deploy-stage.js';
import type { Note } from '../package/notes.js';
import { shellQuoted } from '../terminal/shell.js';

/** The result of a deployment, with what the command needs to report it. */
export interface DeployOutcome extends StageDeployment {
  readonly app: string;
  readonly profile: string | undefined;
  readonly notes: readonly Note[];
}

/** Commands that show a change set and execute it, for a POSIX shell. */
export function changeSetCommands({ profile }: DeployOutcome, id: string): string[] {
  const settings = ['--region', id.split(':')[3] ?? '', ...(profile === undefined ? [] : ['--profile', profile])];
  return ['describe-change-set', 'execute-change-set'].map((act) =>
    ['aws', 'cloudformation', act, '--change-set-name', id, ...settings].map(shellQuoted).join(' '),
  );
}
