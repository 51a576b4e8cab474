import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ProblemError } from '../../compiler/problem/problem.js';
import { manifestFile } from './code-manifest.js';
import type { PackagedStage } from './packaged-stage.js';
import type { OutputFile } from '../disk/write-files.js';

/** What to write where: the files into a folder, or one zip of them. */
export interface OutputPlace {
  readonly folder: string;
  readonly files: readonly OutputFile[];
  /** The path of the zip with all files, with `--single-file`. */
  readonly singleFile: string | undefined;
}

/**
 * @param out absolute path
 * @param shown the same as problems name it
 * @throws ProblemError if the zip cannot be written there
 */
export async function outputPlaceOf({ files }: PackagedStage, out: string, shown: string, singleFile: boolean): Promise<OutputPlace> {
  if (!singleFile) return { folder: out, files, singleFile: undefined };
  const folder = dirname(out);
  if (!(await isFolder(folder))) throw problem(shown, `there is no folder ${dirname(shown)} to write the zip into`, 'create it, or name another folder');
  if (await isFolder(out)) throw problem(shown, `${shown} is a folder, and --single-file writes one zip`, 'name the zip: --single-file beta.zip');
  const { zip } = await import('../../compiler/zip/zip.js');
  const entries = filesInZip(files).map(({ name, content }) => ({ path: name, content }));
  return { folder, files: [{ name: basename(out), content: await zip(entries) }], singleFile: out };
}

/** As in Chalice's zip: the template, the package and its layer. The Swagger document is in the template, and what the package was made of is for reviews. */
export function filesInZip(files: readonly OutputFile[]): OutputFile[] {
  return files.filter(({ name }) => name !== 'swagger.json' && name !== manifestFile);
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function problem(shown: string, message: string, fix: string): ProblemError {
  return new ProblemError([{ code: 'output-not-written', severity: 'error', where: { file: shown }, message, fix }]);
}
