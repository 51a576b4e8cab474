import { ProblemError } from '../../compiler/problem/problem.js';
import { gitIn } from '../base/git.js';
import { templateNames } from '../stage/output-files.js';

/** The stages whose template is in the repository, in the folder that `package` writes to by itself. Without git, none is. */
export async function committedTemplates(directory: string, stages: readonly string[]): Promise<{ readonly stage: string; readonly out: string }[]> {
  const files = new Set(await committedFiles(directory));
  const outs = stages.map((stage) => ({ stage, out: `out/${stage}` }));
  return outs.filter(({ out }) => Object.values(templateNames).some((name) => files.has(`${out}/${name}`)));
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
