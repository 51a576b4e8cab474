import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { templateNames } from '../stage/output-files.js';

/** The stages whose template is in the repository, in the folder that `package` writes to by itself. Without git, none is. */
export async function committedTemplates(directory: string, stages: readonly string[]): Promise<{ readonly stage: string; readonly out: string }[]> {
  // A repository may name a program that git would start to look for changes.
  const words = ['-c', 'core.fsmonitor=false', 'ls-files', '-z', '--', 'out'];
  const { stdout } = await promisify(execFile)('git', words, { cwd: directory, maxBuffer: 64 * 1024 * 1024 }).catch(() => ({ stdout: '' }));
  const files = new Set(stdout.split('\0'));
  const outs = stages.map((stage) => ({ stage, out: `out/${stage}` }));
  return outs.filter(({ out }) => Object.values(templateNames).some((name) => files.has(`${out}/${name}`)));
}
