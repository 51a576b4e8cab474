import { fittingName } from '../../compiler/cloudformation/stack-name.js';
import type { PackageManager } from '../../compiler/pipeline/package-manager.js';
import { shownPath } from '../../project/disk/shown-path.js';
import type { GeneratedReview } from '../../project/pipeline/generate-review.js';
import { shellQuoted } from '../terminal/shell.js';

export interface WorkflowSummary {
  readonly app: string;
  /** The project's folder in its repository; `.` for the repository itself. */
  readonly folder: string;
  readonly stages: readonly string[];
  /** The stages whose committed template is compared with what is packaged. */
  readonly committed: readonly string[];
  /** `yarn-1` is Yarn before version 2. */
  readonly packageManager: PackageManager;
  /** Paths are relative to the user's working folder. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** The next commands, for a POSIX shell in the user's working folder. */
  readonly next: readonly string[];
  /** Steps that are not commands. */
  readonly hints: readonly string[];
}

/** @param template the file for CodeCommit; undefined for GitHub */
export function workflowSummary(
  { app, folder, repository, stages, committed, packageManager, files }: GeneratedReview,
  template: string | undefined,
  from: string,
): WorkflowSummary {
  const shown = files.map(({ path, content }) => ({ path: shownPath(from, path, repository), bytes: Buffer.byteLength(content) }));
  return { app, folder, stages, committed, packageManager, files: shown, ...(template === undefined ? onGithub(shown) : onCodecommit(shown, app)) };
}

type Steps = Pick<WorkflowSummary, 'next' | 'hints'>;

function onGithub(files: WorkflowSummary['files']): Steps {
  return {
    next: [`git add ${files.map(({ path }) => shellQuoted(path)).join(' ')}`, "git commit -m 'Review pull requests'"],
    hints: ['Pull requests get their comment once both files are on the default branch.'],
  };
}

function onCodecommit([template]: WorkflowSummary['files'], app: string): Steps {
  const stack = `${fittingName(app)}-review`;
  const parameters = '--parameter-overrides RepositoryName=REPOSITORY';
  return {
    next: [`aws cloudformation deploy --template-file ${shellQuoted(template!.path)} --stack-name ${stack} --capabilities CAPABILITY_IAM ${parameters}`],
    hints: ['Each pull request that is opened or gets a commit is reviewed from then on.'],
  };
}
