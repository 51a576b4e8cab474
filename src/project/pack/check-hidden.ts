import type { Place, Problem } from '../../compiler/problem/problem.js';

/** What version control, npm and desktops leave in every folder: nobody misses it. */
const nobodys = /^\.(?:DS_Store|_.*|directory|git.*|keep|npmignore)$/;

/** Whether somebody may miss a hidden file or folder. At the top of a project they are settings of tools. */
export function mayBeMissed(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return path.includes('/') && !nobodys.test(name);
}

/** A pattern with its place, and the files that it would take if names could begin with a dot, relative to the project folder. */
export interface DottedMatches {
  readonly pattern: string;
  readonly where: Place;
  readonly files: readonly string[];
}

/**
 * Tells what patterns leave out because its name begins with a dot, once each.
 *
 * @param taken the files that are included
 */
export function checkHidden(matches: readonly DottedMatches[], taken: readonly string[]): Problem[] {
  const folders = new Set(taken.flatMap(foldersAbove));
  const known = new Set(taken);
  return matches.flatMap(({ pattern, where, files }): Problem[] => {
    const parts = files.filter((path) => !known.has(path)).flatMap((path) => hiddenPart(path, folders));
    const names = [...new Set(parts)].filter((part) => mayBeMissed(part) && !known.has(part)).sort();
    for (const name of names) known.add(name);
    const [first] = names;
    if (first === undefined) return [];
    const listed = `'${names.slice(0, 3).join("', '")}'${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
    const message = `'${pattern}' leaves out what begins with a dot: ${listed}`;
    return [{ code: 'include-hidden', severity: 'warning', where, message, fix: `add '${first}' to "include" if the functions need it, else '!${first}'` }];
  });
}

/** `a/b/c` → `a`, `a/b` */
function foldersAbove(path: string): string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));
}

/** The path up to the first name that begins with a dot, unless it is that of a folder of which something is taken: `public/.well-known/a` → `public/.well-known`. */
function hiddenPart(path: string, folders: ReadonlySet<string>): string[] {
  const part = [...foldersAbove(path), path].find((one) => /(?:^|\/)\.[^/]*$/.test(one) && !folders.has(one));
  return part === undefined ? [] : [part];
}
