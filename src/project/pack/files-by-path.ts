import { realpathSync } from 'node:fs';
import type { Problem, WarningProblem } from '../../compiler/problem/problem.js';
import type { ZipEntry } from '../../compiler/zip/zip.js';
import { pathProblem } from '../../compiler/zip/zip.js';
import type { Bundle } from '../bundle/bundle.js';
import type { SourcedEntry } from '../npm/files.js';
import { readEntry } from './include.js';

/** What the code finds by its path, at its place. */
export interface FilesByPath {
  readonly entries: readonly ZipEntry[];
  /** Those that are copied as they are. */
  readonly sourced: readonly SourcedEntry[];
  readonly problems: readonly Problem[];
}

export function filesByPath({ files, modules }: Pick<Bundle, 'files' | 'modules'>, directory: string): FilesByPath {
  const root = realpathSync(directory);
  // A package.json that the code reads says all that ours would.
  const ours = modules.filter(({ path, format }) => format !== 'json' || !files.includes(path));
  const compiled = ours.map(({ path, text }): ZipEntry => ({ path, content: Buffer.from(text) }));
  const asTheyAre = files.filter((path) => !ours.some((one) => one.path === path));
  const problems = asTheyAre.flatMap((path): Problem[] => {
    const name = pathProblem(path);
    const message = `The path of '${path}' ${name}, which a zip cannot hold`;
    return name === undefined ? [] : [{ code: 'include-name', severity: 'error', where: { file: path }, message, fix: 'rename the file' }];
  });
  const sourced = problems.length > 0 ? [] : asTheyAre.map((path) => readEntry(root, path));
  return { entries: [...compiled, ...sourced].sort((a, b) => (a.path < b.path ? -1 : 1)), sourced, problems };
}

export function bundledAnyway(name: string): WarningProblem {
  return {
    code: 'package-bundled-anyway',
    severity: 'warning',
    where: { file: 'package.json', path: ['dependencies', name] },
    message: `The package '${name}' finds files or modules beside its own, which it lacks in the bundle, and it cannot be copied beside it`,
    fix: `install it, with all that it depends on, as a dependency of the project: npm install ${name}`,
  };
}
