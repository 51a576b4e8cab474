import type { ErrorCode } from '../../compiler/problem/codes.js';
import { ProblemError } from '../../compiler/problem/problem.js';
import { suggest } from '../../compiler/problem/nearest.js';
import { type Git, gitFailed } from './git.js';

/** The commit that a project is compared with. */
export interface BaseCommit {
  /** Its full hash. */
  readonly commit: string;
  /** What it was found by: `origin/main`. */
  readonly ref: string;
  /** Whether it is what is checked out, with nothing changed since. */
  readonly isUnchanged: boolean;
  /** Of its repository, absolute. */
  readonly gitFolder: string;
  /** The working tree's folder. */
  readonly root: string;
  /** The project's folder from there: `services/orders/`, or empty. */
  readonly prefix: string;
}

/**
 * The commit at which the working tree's branch began: the merge base of a revision and HEAD.
 *
 * @param ref the revision; undefined for the branch that a pull request asks to change, or else origin's default branch
 * @throws ProblemError if there is no repository or no such commit
 */
export async function findMergeBase(git: Git, ref: string | undefined, environment: NodeJS.ProcessEnv): Promise<BaseCommit> {
  const place = await git.run(['rev-parse', '--absolute-git-dir', '--show-toplevel', '--show-prefix']);
  if (place.status !== 0)
    throw problem(
      'base-unknown',
      'the project is not in a repository of git that can be read',
      `compare with a template: --base-template FILE${said(place.stderr)}`,
    );
  const [gitFolder = '', root = '', prefix = ''] = place.stdout.split('\n');
  const found = await resolveRef(git, ref, environment);
  const head = await commitOf(git, 'HEAD');
  if (head === undefined) throw problem('base-unknown', 'the repository has no commits yet', 'commit the project first');
  const base = await git.run(['merge-base', found.commit, head]);
  if (base.status === 1) throw await unrelated(git, found.ref);
  if (base.status !== 0) throw gitFailed(`the merge base of ${found.ref} and HEAD cannot be found`, base);
  const commit = base.stdout.trim();
  return { commit, ref: found.ref, isUnchanged: commit === head && (await isClean(git)), gitFolder, root, prefix };
}

async function isClean(git: Git): Promise<boolean> {
  const { status, stdout } = await git.run(['status', '--porcelain']);
  return status === 0 && stdout === '';
}

interface FoundRef {
  readonly ref: string;
  readonly commit: string;
}

async function resolveRef(git: Git, ref: string | undefined, environment: NodeJS.ProcessEnv): Promise<FoundRef> {
  // git would take such a word for an option, and no ref has such letters.
  if (ref !== undefined && (/^-|[\p{Cc}]/u.test(ref) || ref === ''))
    throw problem('base-unknown', `there is no revision '${ref}'`, 'name a branch, a tag or a commit');
  const candidates = ref === undefined ? await defaultRefs(git, environment) : [ref, `origin/${ref}`];
  for (const candidate of candidates) {
    const commit = await commitOf(git, candidate);
    if (commit !== undefined) return { ref: candidate, commit };
  }
  if (ref !== undefined) throw problem('base-unknown', `there is no revision '${ref}'`, await fixForUnknown(git, ref));
  throw problem('base-unknown', 'it is not known which branch to compare with', `name it: --base main. Looked for ${candidates.join(', ')}`);
}

/** A checkout of a pull request has no branch, but GitHub says which one it is for; a clone knows the default branch of what it was cloned from. */
async function defaultRefs(git: Git, { GITHUB_BASE_REF = '', CODEBUILD_WEBHOOK_BASE_REF = '' }: NodeJS.ProcessEnv): Promise<string[]> {
  const asked = [GITHUB_BASE_REF, CODEBUILD_WEBHOOK_BASE_REF.replace(/^refs\/heads\//, '')].filter((name) => /^[^-\p{Cc}]/u.test(name));
  const { status, stdout } = await git.run(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']);
  const ofOrigin = status === 0 ? [stdout.trim()] : [];
  return [...new Set([...asked.map((name) => `origin/${name}`), ...ofOrigin, 'origin/main', 'origin/master', 'main', 'master'])];
}

async function commitOf(git: Git, ref: string): Promise<string | undefined> {
  const { status, stdout } = await git.run(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  // `^main` is one for git, with its mark.
  return status === 0 && /^[0-9a-f]+$/.test(stdout.trim()) ? stdout.trim() : undefined;
}

async function fixForUnknown(git: Git, ref: string): Promise<string> {
  const { stdout } = await git.run(['for-each-ref', '--format=%(refname:short)', '--count=1000', 'refs/heads', 'refs/remotes', 'refs/tags']);
  const names = stdout.split('\n').filter((name) => name !== '');
  const fetch = `fetch it: git fetch origin ${/^[\w./-]+$/.test(ref) ? ref : 'BRANCH'}`;
  if (names.length === 0) return fetch;
  const near = suggest(ref, names);
  return `${near}${near.endsWith('?') ? ' Or' : '; or'} ${fetch}`;
}

async function unrelated(git: Git, ref: string): Promise<ProblemError> {
  const { stdout } = await git.run(['rev-parse', '--is-shallow-repository']);
  const isShallow = stdout.trim() === 'true';
  const reason = isShallow ? ', because this clone is shallow and does not have the commit where the branch began' : '';
  const fix = isShallow
    ? 'fetch the rest: git fetch --unshallow; in a GitHub workflow, give actions/checkout fetch-depth: 0'
    : 'name a branch that HEAD began at, or compare with a template: --base-template FILE';
  return problem('base-unrelated', `${ref} and HEAD have no commit in common${reason}`, fix);
}

function said(stderr: string): string {
  const text = stderr.trim().split('\n')[0] ?? '';
  return text === '' ? '' : `. git says: ${text.slice(0, 300)}`;
}

function problem(code: ErrorCode, message: string, fix: string): ProblemError {
  return new ProblemError([{ code, severity: 'error', where: { file: '--base' }, message, fix }]);
}
