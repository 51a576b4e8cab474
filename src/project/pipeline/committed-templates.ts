import { join } from 'node:path';
import type { CommittedOutput, ReviewSettings } from '../../compiler/pipeline/review-settings.js';
import { ProblemError } from '../../compiler/problem/problem.js';
import { gitIn } from '../base/git.js';
import { templateNames } from '../stage/output-files.js';
import { isInTree } from '../stage/tree-output.js';

/**
 * The outputs whose template is in the repository, in the folders that `package` writes to by itself. Without git, there are none. Where one of the regions
 * of a stage was written with all of them, all are expected, also those that are added later.
 */
export async function committedTemplates(directory: string, stages: readonly string[], regions: ReviewSettings['regions']): Promise<CommittedOutput[]> {
  const files = new Set(await committedFiles(directory));
  const isCommitted = ({ out }: CommittedOutput): boolean => Object.values(templateNames).some((name) => files.has(`${out}/${name}`));
  const found: CommittedOutput[] = [];
  for (const stage of stages) {
    const out = `out/${stage}`;
    const ofRegions = (regions[stage] ?? []).map((region) => ({ stage, region, out: `${out}/${region}` })).filter(isCommitted);
    const inTree = await Promise.all(ofRegions.map((one) => isInTree(join(directory, one.out))));
    const asTree = inTree.includes(true) ? [{ stage, hasAllRegions: true, out }] : [];
    found.push(...[{ stage, out }].filter(isCommitted), ...asTree, ...ofRegions.filter((_one, index) => !inTree[index]));
  }
  return found;
}

async function committedFiles(directory: string): Promise<readonly string[]> {
  try {
    const git = await gitIn(directory, undefined);
    const { status, stdout } = await git.run(['ls-files', '-z', '--', 'out']);
    return status === 0 ? stdout.split('\0') : [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return [];
  }
}
