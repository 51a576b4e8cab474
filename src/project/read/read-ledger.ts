import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '../../compiler/release/ledger.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { insideProject } from '../disk/inside.js';
import { readText } from '../disk/read-text.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import type { Project } from './find-project.js';

/** The folder of the ledgers, one file a stage. */
export const ledgerFolder = '.chalice/releases';

/** The ledger of a stage, as it is on the disk. */
export interface ReadLedger {
  /** `.chalice/releases/prod.json` */
  readonly file: string;
  /** Undefined if there is no file, or if it is damaged. */
  readonly ledger: Ledger | undefined;
  /** Of a damaged file. */
  readonly problems: readonly Problem[];
}

/** Whether there is something in the place of a stage's ledger. */
export function hasLedger({ directory }: Project, stage: string, region: string | null): boolean {
  return existsSync(join(directory, ledgerFile(stage, region)));
}

/** `.chalice/releases/prod.json`, or `.chalice/releases/prod.eu-west-1.json` */
export function ledgerFile(stage: string, region: string | null): string {
  return `${ledgerFolder}/${ledgerName(stage, region)}`;
}

/** The name of a stage's ledger in its folder; each region has one of its own. */
export function ledgerName(stage: string, region: string | null): string {
  return `${stage}${region === null ? '' : `.${region}`}.json`;
}

/**
 * The ledger of a stage.
 *
 * @param stage letters, digits, hyphens and underscores
 * @param region one of the configuration; null for a stage that is packaged for any
 * @throws ProblemError for a file that cannot be read, or that a link leads to from outside of the project
 */
export async function readLedger({ directory }: Project, stage: string, region: string | null): Promise<ReadLedger> {
  const file = ledgerFile(stage, region);
  if ((await insideProject(directory, directory, file)) === undefined) throw new ProblemError([outside(file)]);
  const text = await readText(join(directory, file)).catch((error: unknown) => rethrowUnreadable(error, directory));
  if (text === undefined) return { file, ledger: undefined, problems: [] };
  // Most stages have none.
  const { parseLedger } = await import('../../compiler/release/parse-ledger.js');
  return { file, ...(await parseLedger(text, file)) };
}

function outside(file: string): Problem {
  const message = 'a link leads out of the project folder, but the ledger of a stage must stay inside';
  return { code: 'path-outside-project', severity: 'error', where: { file }, message, fix: 'replace the link with the file or folder itself' };
}
