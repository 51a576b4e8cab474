import { basename, dirname } from 'node:path';
import { isSealed, type Maker, makerOf } from '../../compiler/pipeline/seal.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import type { GeneratedFile } from './pipeline-options.js';
import { readText } from '../disk/read-text.js';
import { shownPlace } from '../disk/shown-path.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import { writeOutputs } from '../disk/write-files.js';
import { refreshRoles } from './refresh-roles.js';

/** What `writePipeline` did. */
export interface WrittenPipeline {
  /** The files as they are now. Those that were edited have their old content, but for the roles. */
  readonly files: readonly GeneratedFile[];
  /** Warnings of files that were edited and so stay as they are. */
  readonly problems: readonly Problem[];
}

/**
 * Writes the files of `generatePipeline` or `generateReview`. It replaces files of an earlier run. One that was changed since stays as it is, and a template
 * gets its new roles all the same. It prints nothing and never ends the process.
 *
 * @param directory the project folder
 * @param overwrites whether to replace any file, as `--force` does
 * @throws ProblemError if a file of somebody else is in the way, or if a role itself was changed; nothing is written then
 */
export async function writePipeline(files: readonly GeneratedFile[], directory: string, overwrites: boolean): Promise<WrittenPipeline> {
  const found = await Promise.all(files.map(async (file) => ({ file, old: await readOld(file.path, directory) })));
  const planned = await Promise.allSettled(found.map(({ file, old }) => plan(file, old, shownPlace(directory, file.path), overwrites)));
  const refused = planned.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  for (const reason of refused) if (!(reason instanceof ProblemError)) throw reason;
  if (refused.length > 0) throw new ProblemError(refused.flatMap((reason) => (reason as ProblemError).problems));
  const plans = planned.map((one) => (one as PromiseFulfilledResult<Plan>).value);
  for (const [index, { file }] of plans.entries()) {
    const { path, content } = file;
    if (found[index]!.old === content) continue;
    await writeOutputs(dirname(path), [{ name: basename(path), content: Buffer.from(content) }], shownPlace(directory, path));
  }
  return { files: plans.map(({ file }) => file), problems: plans.flatMap(({ problems }) => problems) };
}

interface Plan {
  readonly file: GeneratedFile;
  readonly problems: readonly Problem[];
}

/** @throws ProblemError if the file must not be written */
async function plan(file: GeneratedFile, old: string | undefined, shown: string, overwrites: boolean): Promise<Plan> {
  if (old === undefined || overwrites || old === file.content) return { file, problems: [] };
  const maker = makerOf(file.content)!;
  // What the other command has written is not ours to replace.
  if (makerOf(old) !== maker) throw new ProblemError([inTheWay(shown, maker)]);
  if (isSealed(old)) return { file, problems: [] };
  const { roles } = file;
  if (roles === undefined) return { file: { ...file, content: old }, problems: [edited(shown, maker, 'it stays as it is', stagesIn(old, file))] };
  const { content, ...difference } = await refreshRoles(old, roles, shown);
  return { file: { ...file, content }, problems: [edited(shown, maker, 'only its roles are brought up to date', difference)] };
}

/** How an edited file differs from that of this run. */
interface Difference {
  /** What only the file of this run has. */
  readonly missing: readonly string[];
  /** What only the edited file has, and an earlier run may have written. */
  readonly extra: readonly string[];
}

function stagesIn(old: string, { stages, regions = [] }: GeneratedFile): Difference {
  const namedBy = (pattern: RegExp): string[] => [...old.matchAll(pattern)].map(([, name]) => name!);
  const packaged = namedBy(/--stage[ =]([\w-]+)/g);
  const named = new Set([...packaged, ...namedBy(/--template-file out\/([\w-]+)\//g)]);
  const deployed = new Set(namedBy(/--template-file out\/([\w-]+\/[\w-]+)\//g));
  const inWords = (names: readonly string[]): string[] => names.map((name) => `stage ${name.replace('/', ' in ')}`);
  const missing = stages.filter((stage) => !packaged.includes(stage));
  const extra = [...named].filter((stage) => !stages.includes(stage));
  const isOf = (names: readonly string[]) => (region: string) => names.includes(region.split('/')[0]!);
  return {
    missing: inWords([...missing, ...regions.filter((region) => !deployed.has(region) && !isOf(missing)(region))]),
    extra: inWords([...extra, ...[...deployed].filter((region) => !regions.includes(region) && !isOf(extra)(region))]),
  };
}

function readOld(path: string, directory: string): Promise<string | undefined> {
  return readText(path).catch((error: unknown) => rethrowUnreadable(error, directory));
}

function edited(file: string, maker: Maker, result: string, { missing, extra }: Difference): Problem {
  const lack = missing.length === 0 ? '' : `; it lacks ${missing.join(', ')}`;
  const more = extra.length === 0 ? '' : `; it still has ${extra.join(', ')}`;
  return {
    code: 'pipeline-edited',
    severity: 'warning',
    where: { file },
    message: `the file was changed since ${maker} wrote it, so ${result}${lack}${more}`,
    fix: `if it needs anything else, compare it with what ${maker} writes ${maker === 'new-workflow' ? 'with --force' : 'to another file, or overwrite it with --force'}`,
  };
}

function inTheWay(file: string, maker: Maker): Problem {
  return {
    code: 'file-changed',
    severity: 'error',
    where: { file },
    message: `the file already exists, and ${maker} did not write it`,
    fix: `${maker === 'new-workflow' ? 'move it away' : 'name another file'}, or overwrite it with --force`,
  };
}
