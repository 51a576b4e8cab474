import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../compiler/problem/problem.js';
import type { ParsedWaivers } from '../../compiler/waiver/parse-waivers.js';
import { waiverFile } from '../../compiler/waiver/waiver.js';
import { readText } from '../disk/read-text.js';
import type { Project } from './find-project.js';

/** Names by which others may look for it. */
const otherNames: readonly string[] = ['.chalice/waivers.yml', '.chalice/waivers.json'];

/**
 * The waivers of a project; none if there is no `.chalice/waivers.yaml`. Those that have expired are among them: `expiredWaivers` makes
 * problems of them, for the codes and stages that somebody looks at.
 *
 * @param stages those that may be named; without them, no name of a stage is wrong
 * @throws the file system's error for a file that cannot be read
 */
export async function readWaivers({ directory }: Pick<Project, 'directory'>, stages?: readonly string[]): Promise<ParsedWaivers> {
  const unread = otherNames.filter((file) => existsSync(join(directory, file))).map(notRead);
  const text = await readText(join(directory, waiverFile));
  if (text === undefined) return { waivers: [], problems: unread };
  // Most projects have none.
  const { parseWaivers } = await import('../../compiler/waiver/parse-waivers.js');
  const { waivers, problems } = await parseWaivers(text, waiverFile, stages);
  return { waivers, problems: [...unread, ...problems] };
}

function notRead(file: string): Problem {
  return {
    code: 'file-not-used',
    severity: 'warning',
    where: { file },
    message: `the file is not used: waivers are read from ${waiverFile}`,
    fix: `move its waivers to ${waiverFile}`,
  };
}
