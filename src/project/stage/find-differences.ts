import { compareOutputs, type OutputDifference, outputsIn, type ReadOutput, unreadDetail } from './compare-outputs.js';
import { mostShippedBytes, readBytes } from '../disk/read-bytes.js';
import { formatBytes } from '../../compiler/problem/format-bytes.js';
import type { PackagedStage } from './packaged-stage.js';
import { type OutputPlace, filesInZip } from './output-place.js';
import { parseZip, type ZipEntries } from '../../compiler/zip/parse-zip.js';

/** How the existing output differs from what would be written now, down to the files in zips. Writes nothing. */
export async function findDifferences(packaged: PackagedStage, place: OutputPlace): Promise<OutputDifference[]> {
  const { folder, files, singleFile } = place;
  if (singleFile === undefined) return differencesFrom(outputsIn(folder), packaged);
  const { name, content } = files[0]!;
  const old = await readBytes(singleFile, mostShippedBytes).catch((error: NodeJS.ErrnoException) => error);
  if (old instanceof Error) return [{ file: name, details: [unreadDetail(old)] }];
  if (old.equals(content)) return [];
  const entries = parseZip(old);
  if (entries === undefined) return [{ file: name, details: ['the existing file cannot be read as a zip'] }];
  const inside = await entryDifferences(packaged, entries);
  return inside.length > 0
    ? inside.map((difference) => ({ ...difference, file: `${name}/${difference.file}` }))
    : [{ file: name, details: ['only its formatting would change'] }];
}

async function entryDifferences(packaged: PackagedStage, entries: ZipEntries): Promise<OutputDifference[]> {
  const files = filesInZip(packaged.files);
  const missing = Object.assign(new Error('not in the zip'), { code: 'ENOENT' });
  const found = await differencesFrom(async (name) => entries.get(name) ?? missing, { ...packaged, files });
  const extra = [...entries.keys()].filter((path) => !files.some(({ name }) => name === path));
  return [...found, ...extra.map((file) => ({ file, details: ['the file would be removed'] }))];
}

async function differencesFrom(read: ReadOutput, packaged: PackagedStage): Promise<OutputDifference[]> {
  const differences = await compareOutputs(read, packaged);
  return Promise.all(
    differences.map(async (difference) => {
      const { file, details } = difference;
      const old = file.endsWith('.zip') ? await read(file) : undefined;
      return { ...difference, details: (Buffer.isBuffer(old) ? packageDifferences(old, packaged, file) : undefined) ?? details };
    }),
  );
}

/** A line for every file that differs in one of our zips; undefined if the old zip cannot be read. */
function packageDifferences(old: Buffer, { files }: PackagedStage, file: string): string[] | undefined {
  const before = parseZip(old);
  const after = parseZip(Buffer.from(files.find(({ name }) => name === file)!.content));
  if (before === undefined || after === undefined) return undefined;
  const lines = [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === undefined) return [`${name}: added (${formatBytes(is!.length)})`];
    if (is === undefined) return [`${name}: removed (was ${formatBytes(was.length)})`];
    if (was.equals(is)) return [];
    return [`${name}: ${was.length === is.length ? `different content, ${was.length} bytes as before` : `${was.length} → ${is.length} bytes`}`];
  });
  return lines.length > 0 ? lines : ['only its formatting would change'];
}
