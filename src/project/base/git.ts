import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { findProgram } from '../process/find-program.js';
import { type ProgramResult, runProgram } from '../process/run-program.js';

/** The git command in a folder. */
export interface Git {
  /** @param environment variables in addition to those of this process */
  run(words: readonly string[], environment?: NodeJS.ProcessEnv): Promise<ProgramResult>;
}

/** Runs nothing that the repository brings along: hooks and watchers. */
const safe = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false'];

/** Set where a hook of git runs this tool. They mean a repository and an index that are not ours. */
const ofHooks = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY', 'GIT_NAMESPACE'];

/** @throws ProblemError if there is no git command */
export async function gitIn(directory: string, interrupted: AbortSignal | undefined): Promise<Git> {
  const { path } = await findProgram('git', process.env, directory);
  if (path === undefined) throw new ProblemError([missing]);
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
  for (const name of ofHooks) delete env[name];
  return { run: (words, more = {}) => runProgram(path, [...safe, ...words], { cwd: directory, env: { ...env, ...more }, interrupted }) };
}

const missing: Problem = {
  code: 'git-missing',
  severity: 'error',
  where: { file: 'git' },
  message: 'there is no git command on the PATH, and without it no earlier revision can be read',
  fix: 'install git, or compare with a template: --base-template FILE',
};

/** What git says, where it should not have failed. */
export function gitFailed(what: string, { stderr }: ProgramResult): ProblemError {
  const said = stderr.trim().split('\n').slice(-3).join(' ').slice(0, 500);
  const message = `${what}${said === '' ? '' : `; git says: ${said}`}`;
  return new ProblemError([
    { code: 'git-failed', severity: 'error', where: { file: 'git' }, message, fix: 'look at what git says, and run the same command again' },
  ]);
}
