import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holds } from '../disk/inside.js';
import { type Git, gitFailed } from './git.js';
import type { BaseCommit } from './merge-base.js';

/** The files of a commit in a temporary folder. */
export interface Checkout {
  /** Of the whole repository. */
  readonly root: string;
  /** Of the project, if the commit has that folder. */
  readonly directory: string | undefined;
  remove(): Promise<void>;
}

/**
 * Writes the files of a commit to a temporary folder, with an index of its own: the repository has nothing to forget afterwards, as it would have of a
 * worktree, not even if this process is killed.
 *
 * @throws ProblemError if git cannot do it
 */
export async function checkOut(git: Git, { commit, gitFolder, prefix }: BaseCommit): Promise<Checkout> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'tschalice-base-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const root = join(folder, 'tree');
    await mkdir(root);
    const whole = ['-c', 'core.sparseCheckout=false', '-c', 'core.sparseCheckoutCone=false'];
    const words = ['-C', root, ...whole, `--git-dir=${gitFolder}`, `--work-tree=${root}`, 'read-tree', '--reset', '-u', commit];
    const done = await git.run(words, { GIT_INDEX_FILE: join(folder, 'index') });
    if (done.status !== 0) throw gitFailed(`the files of ${commit.slice(0, 7)} cannot be written to a temporary folder`, done);
    // A link there could lead anywhere.
    const directory = await realpath(join(root, prefix)).catch(() => undefined);
    return { root, directory: directory !== undefined && holds(root, directory) ? directory : undefined, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
