import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExactEntry, exactEntries } from '../../compiler/zip/exact-entries.js';
import { layerFile, packageFile } from '../../compiler/quota/package-uses.js';
import { formatBytes } from '../../compiler/problem/format-bytes.js';
import type { ErrorCode } from '../../compiler/problem/codes.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { mostShippedBytes, readBytes } from '../disk/read-bytes.js';
import { specialFile } from '../disk/special-file.js';
import { shownPlace } from '../disk/shown-path.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import type { PackagedStage } from './packaged-stage.js';

/** A folder that packaging has written, whose zips are to be deployed once more. */
export interface Artifacts {
  /** Absolute. */
  readonly path: string;
  /** The path in messages, as the user gave it. Default: the shortest one from the project folder. */
  readonly shownPath?: string;
}

const mostTold = 20;

/**
 * Takes the zips of an earlier output in place of those that were made now, as `package --reuse-artifacts` does: the very bytes that were tested. They
 * have to hold what was made now, file by file; only how it is compressed may differ, as between two versions of Node.js.
 *
 * @throws ProblemError if they hold anything else, or if what is there is no regular file
 */
export async function reuseArtifacts(packaged: PackagedStage, { path, shownPath }: Artifacts): Promise<PackagedStage> {
  const { directory } = packaged.project;
  const shown = shownPlace(directory, path, shownPath);
  const folder = await lstat(path).catch(() => undefined);
  if (folder === undefined)
    throw new ProblemError([problem('artifacts-missing', shown, 'there is no such folder to take the code from', 'name one that package has written')]);
  if (!folder.isDirectory())
    throw new ProblemError([
      problem(
        'artifacts-unfit',
        shown,
        `it is ${folder.isFile() ? 'a file' : specialFile(folder)}, and no folder that package has written`,
        'name the folder itself',
      ),
    ]);
  const found = await Promise.all([packageFile, layerFile].map((name) => taken(packaged, name, path, shown)));
  const problems = found.flatMap((one) => one.problems);
  if (problems.length > 0) throw new ProblemError(problems);
  const contents = new Map(found.map(({ name, content }) => [name, content]));
  return { ...packaged, files: packaged.files.map((file) => ({ ...file, content: contents.get(file.name) ?? file.content })) };
}

interface Taken {
  readonly name: string;
  readonly content?: Buffer;
  readonly problems: readonly Problem[];
}

async function taken({ files, project }: PackagedStage, name: string, folder: string, shownFolder: string): Promise<Taken> {
  const own = files.find((file) => file.name === name);
  const [path, shown] = [join(folder, name), `${shownFolder}/${name}`];
  const refused = (code: ErrorCode, message: string, fix: string): Taken => ({ name, problems: [problem(code, shown, message, fix)] });
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined)
    return own === undefined ? { name, problems: [] } : refused('artifacts-missing', 'there is no such file, and the stage needs it', unlike);
  if (own === undefined) return refused('artifacts-differ', 'it is there, and the stage has no such file', unlike);
  if (!stats.isFile())
    return refused(
      'artifacts-unfit',
      `it is ${stats.isDirectory() ? 'a folder' : specialFile(stats)}, and only regular files are taken`,
      'package the earlier stage again',
    );
  const content = await readBytes(path, mostShippedBytes).catch((error: unknown) => rethrowUnreadable(error, project.directory));
  if (content.equals(own.content)) return { name, content, problems: [] };
  const entries = exactEntries(content, mostShippedBytes);
  if (entries === undefined) return refused('artifacts-unfit', 'it is no zip as package writes it', 'package the earlier stage again');
  const lines = differences(entries, exactEntries(Buffer.from(own.content), mostShippedBytes)!);
  if (lines.length === 0) return { name, content, problems: [] };
  const more = lines.length - mostTold;
  const frame = [...lines.slice(0, mostTold), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
  const message = 'it is not the code that this stage has now';
  return { name, problems: [{ ...problem('artifacts-differ', shown, message, unlike), frame }] };
}

const unlike = 'package the earlier stage again; if it still differs, tschalice stages compare says which settings make the code another one';

function differences(old: readonly ExactEntry[], fresh: readonly ExactEntry[]): string[] {
  const [before, after] = [old, fresh].map((entries) => new Map(entries.map((entry) => [entry.path, entry])));
  const found = [...new Set([...before!.keys(), ...after!.keys()])].flatMap((path) => {
    const [was, is] = [before!.get(path), after!.get(path)];
    if (was === undefined) return [`${path}: missing (${formatBytes(is!.content.length)})`];
    if (is === undefined) return [`${path}: not of this stage (${formatBytes(was.content.length)})`];
    if (!was.content.equals(is.content)) return [`${path}: another content (${formatBytes(was.content.length)}, now ${formatBytes(is.content.length)})`];
    return was.headers === is.headers ? [] : [`${path}: the same content, with another mode or date`];
  });
  const isMoved = found.length === 0 && old.some(({ path }, index) => path !== fresh[index]!.path);
  return isMoved ? ['the same files in another order'] : found;
}

function problem(code: ErrorCode, file: string, message: string, fix: string): Problem {
  return { code, severity: 'error', where: { file }, message, fix };
}
