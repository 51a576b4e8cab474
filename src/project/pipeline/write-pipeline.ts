import { basename, dirname } from 'node:path';
import { isSealed } from '../../compiler/pipeline/seal.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import type { GeneratedFile } from './generate-pipeline.js';
import { readText } from '../disk/read-text.js';
import { shownPlace } from '../disk/shown-path.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import { writeOutputs } from '../disk/write-files.js';

/**
 * Writes the files of `generatePipeline`. It replaces files of an earlier run, but not if they were changed since. It prints nothing and
 * never ends the process.
 *
 * @param directory the project folder
 * @param overwrites whether to replace any file, as `--force` does
 * @throws ProblemError if another file is in the way; nothing is written then
 */
export async function writePipeline(files: readonly GeneratedFile[], directory: string, overwrites: boolean): Promise<void> {
  const found = await Promise.all(files.map(async (file) => ({ ...file, old: await readOld(file.path, directory) })));
  const foreign = overwrites ? [] : found.filter(({ content, old }) => old !== undefined && old !== content && !isSealed(old));
  if (foreign.length > 0) throw new ProblemError(foreign.map(({ path }) => inTheWay(shownPlace(directory, path))));
  for (const { path, content, old } of found) {
    if (old !== content) await writeOutputs(dirname(path), [{ name: basename(path), content: Buffer.from(content) }], shownPlace(directory, path));
  }
}

function readOld(path: string, directory: string): Promise<string | undefined> {
  return readText(path).catch((error: unknown) => rethrowUnreadable(error, directory));
}

function inTheWay(file: string): Problem {
  return {
    code: 'file-changed',
    severity: 'error',
    where: { file },
    message: 'the file already exists, and was not written by generate-pipeline or was changed since',
    fix: 'name another file, or overwrite it with --force',
  };
}
