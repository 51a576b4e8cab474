import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ErrorCode } from '../../compiler/problem/codes.js';
import type { Place, Problem } from '../../compiler/problem/problem.js';
import { pathProblem } from '../../compiler/zip/zip.js';
import { checkHidden, type DottedMatches, mayBeMissed } from './check-hidden.js';
import { linklessView } from './linkless-view.js';
import { formatBytes } from '../../compiler/problem/format-bytes.js';
import { isProgram, type SourcedEntry } from '../npm/files.js';
import { followLink, holds } from '../disk/inside.js';
import { mostShippedBytes, readBytesSync } from '../disk/read-bytes.js';

const tooLargeFix = 'leave out what the functions do not need at run time, or move data to S3';

// The bundle and the library.
const reserved = ['app.mjs', 'app.mjs.map', 'tschalice.mjs'];
const templateNames = ['sam.json', 'sam.yaml'];

/**
 * Collects the project's files that match glob patterns, under their paths relative to the project folder.
 *
 * A pattern can name a folder, for everything in it. A pattern that starts with `!` excludes files. Dotfiles must be named.
 * Our own output is left out: a package must not depend on the previous one.
 * @param origin the place of the list of patterns: `{ file: '.chalice/config.json', path: ['include'] }`
 * @param outputPath the folder or zip to write; absolute
 */
export async function collectIncluded(
  projectDir: string,
  patterns: readonly string[],
  origin: Place,
  outputPath?: string,
): Promise<{ readonly entries: readonly SourcedEntry[]; readonly problems: readonly Problem[] }> {
  const { glob } = await import('tinyglobby');
  const root = realpathSync(projectDir);
  const entries = new Map<string, SourcedEntry>();
  const problems: Problem[] = [];
  let bytes = 0;
  const output = outputPath === undefined ? undefined : followLink(outputPath);
  const dotted: DottedMatches[] = [];
  const negated = patterns.filter((pattern) => isNegated(pattern) && patternProblem(pattern) === undefined).map((pattern) => pattern.slice(1));
  for (const [index, pattern] of patterns.entries()) {
    const where = { ...origin, path: [...(origin.path ?? []), index] };
    const report = (code: ErrorCode, message: string, fix: string): void => {
      problems.push({ code, severity: 'error', where, message, fix });
    };
    const problem = patternProblem(pattern);
    if (problem !== undefined) report(...problem);
    if (problem !== undefined || isNegated(pattern)) continue;

    const outside = new Set<string>();
    let mayHide = false;
    const fs = linklessView(
      root,
      (path) => outside.add(path),
      (path) => (mayHide ||= mayBeMissed(path)),
    );
    const matches = await glob([pattern], { cwd: root, ignore: [...notMatched(pattern), ...negated], fs });
    const files = matches.sort().filter((path) => {
      const real = followLink(join(root, path));
      if (real !== undefined && isOutput(root, real, output)) return false;
      if (real !== undefined && holds(root, real)) return true;
      outside.add(path);
      return false;
    });
    if (mayHide && files.length > 0) {
      const ignore = ['**/node_modules/**', '.*', '.*/**', ...negated];
      dotted.push({ pattern, where, files: await glob([pattern], { cwd: root, dot: true, ignore, fs: linklessView(root) }) });
    }
    for (const path of [...outside].sort()) {
      report(
        'include-outside',
        `'${path}', which '${pattern}' includes, is a symbolic link to something outside the project`,
        'copy the target into the project, or exclude the link with a pattern that starts with !',
      );
    }
    if (files.length === 0 && outside.size === 0) report('include-nothing', `'${pattern}' matches no file of the project`, nothingFix(pattern));
    for (const path of files) {
      const name = pathProblem(path);
      if (reserved.some((file) => path === file || path.startsWith(`${file}/`)))
        report('include-reserved', `'${path}' is the name of a file that tschalice itself writes into the deployment package`, 'rename the file');
      else if (name !== undefined) report('include-name', `The path of '${path}' ${name}, which a zip cannot hold`, 'rename the file');
      else if (!entries.has(path)) {
        bytes += statSync(join(root, path)).size;
        // Reading on would take this machine's memory.
        if (bytes > mostShippedBytes) {
          report('package-too-large', `the files that "include" names have more than ${formatBytes(mostShippedBytes)}, with '${path}'`, tooLargeFix);
          return { entries: [], problems };
        }
        entries.set(path, readEntry(root, path));
      }
    }
  }
  problems.push(...checkHidden(dotted, [...entries.keys()]));
  return { entries: [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), problems };
}

/** Whether a file is part of the output to write, or of another run's output: a package with its template next to it. */
function isOutput(root: string, file: string, output: string | undefined): boolean {
  if (output !== undefined && output !== root && holds(root, output) && holds(output, file)) return true;
  const folder = dirname(file);
  const isOurs = ['deployment.zip', 'layer-deployment.zip', 'swagger.json', 'api.json', 'bundle.json', ...templateNames].includes(basename(file));
  return isOurs && existsSync(join(folder, 'deployment.zip')) && templateNames.some((name) => existsSync(join(folder, name)));
}

function isNegated(pattern: string): boolean {
  // `!(a|b)` is a glob, not an exclusion.
  return pattern.startsWith('!') && pattern[1] !== '(';
}

function patternProblem(pattern: string): [code: ErrorCode, message: string, fix: string] | undefined {
  const path = isNegated(pattern) ? pattern.slice(1) : pattern;
  const parts = path.split(/[/\\]/);
  if (/^([/\\]|[a-z]:)/i.test(path) || parts.includes('..')) {
    return [
      'include-outside',
      `'${pattern}' matches files outside the project folder`,
      "write a path relative to the project folder, without '..', and copy files from elsewhere into the project",
    ];
  }
  if (parts.includes('node_modules') && !isNegated(pattern)) {
    return [
      'include-node-modules',
      `'${pattern}' names node_modules, whose files cannot be included one by one`,
      "add the package to 'external_packages', which includes its dependencies too",
    ];
  }
  return undefined;
}

/** What wildcards do not match. Dotfiles are listed because the globber lets `!(a)` match them. */
function notMatched(pattern: string): string[] {
  const folders = ['.chalice', '.git'].filter((folder) => !pattern.includes(folder)).map((folder) => `**/${folder}/**`);
  const namesDots = /(^|[/{,(|])\.[^/]/.test(pattern);
  return ['**/node_modules/**', ...folders, ...(namesDots ? [] : ['**/.*', '**/.*/**'])];
}

function nothingFix(pattern: string): string {
  if (pattern.includes('\\')) return 'write / between folders, because \\ escapes the character after it';
  return 'correct the pattern or remove it; names that start with a dot must be written out';
}

export function readEntry(root: string, path: string): SourcedEntry {
  const file = join(root, path);
  const content = readBytesSync(file, mostShippedBytes);
  return { path, content, source: followLink(file) ?? file, ...(isProgram(content) && { executable: true }) };
}
