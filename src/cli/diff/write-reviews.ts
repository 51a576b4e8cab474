import { basename, dirname } from 'node:path';
import { shownPath } from '../../project/disk/shown-path.js';
import { writeOutputs } from '../../project/disk/write-files.js';

interface ReviewFile {
  /** Absolute. */
  readonly path: string;
  /** As the user gave it. */
  readonly given: string;
  readonly text: string;
}

/**
 * Writes the files, and the folders that they are in.
 *
 * @param from the user's working folder
 * @returns their paths from there
 * @throws ProblemError if one cannot be written
 */
export async function writeReviews(files: readonly ReviewFile[], from: string): Promise<string[]> {
  for (const { path, given, text } of files) await writeOutputs(dirname(path), [{ name: basename(path), content: Buffer.from(text) }], given);
  return files.map(({ path }) => shownPath(from, path));
}
