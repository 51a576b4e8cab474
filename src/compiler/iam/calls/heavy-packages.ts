import { childrenOf, type SyntaxNode } from '../../code/syntax-node.js';
import type { Machine } from './machine.js';
import { packageOf } from './package-of.js';
import { fileOf } from './code-file.js';
import { sdkUses } from './sdk-uses.js';
import type { Syntax } from './syntax.js';

/** A package with at least this part of all frames is one of those that took the time. */
const heavy = 1 / 20;

/**
 * The packages that took the time, or all packages, each with the names in its code; without those that use the SDK themselves.
 *
 * @param isAny whether to take all packages, however few frames are of them
 */
export function heavyPackages(machine: Machine, program: Syntax, isAny: boolean): ReadonlyMap<string, ReadonlySet<string>> {
  const { sourceOf } = machine;
  if (sourceOf === undefined) return new Map();
  const { all, counts } = countFrames(machine);
  const packageAt = (offset: number): string | undefined => packageOf(sourceOf(offset) ?? '');
  return namesOf(program, packageAt, (name) => isAny || (counts.get(name) ?? 0) >= all * heavy);
}

/** The package that took most of the time; undefined where the project's own code did. */
export function heaviestPackage(machine: Machine): string | undefined {
  const { all, counts } = countFrames(machine);
  let [heaviest, most]: [string | undefined, number] = [undefined, all];
  for (const count of counts.values()) most -= count;
  for (const [name, count] of counts) if (count > most) [heaviest, most] = [name, count];
  return heaviest;
}

/** How many frames there are, and how many are of each package. */
function countFrames(machine: Machine): { readonly all: number; readonly counts: ReadonlyMap<string, number> } {
  const counts = new Map<string, number>();
  let all = 0;
  for (const [{ closure }, frames] of machine.frames) {
    const file = fileOf(machine, closure!.code);
    // The bundler's own functions run for each module.
    if (file === '') continue;
    all += frames.size;
    const name = packageOf(file);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + frames.size);
  }
  return { all, counts };
}

/** The names in the code of packages; of none that names the SDK. */
function namesOf(
  program: Syntax,
  packageAt: (offset: number) => string | undefined,
  isWanted: (name: string) => boolean,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const pending: SyntaxNode[] = [program];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const name = nameIn(node);
    const own = name === undefined ? undefined : packageAt(node.start);
    if (name !== undefined && own !== undefined && isWanted(own)) {
      if (!found.has(own)) found.set(own, new Set());
      found.get(own)!.add(name);
    }
    for (const child of childrenOf(node)) pending.push(child);
  }
  for (const at of found.size === 0 ? [] : sdkUses(program)) found.delete(packageAt(at) ?? '');
  return found;
}

function nameIn(node: Syntax): string | undefined {
  if (node.type === 'Identifier') return node['name'];
  return node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined;
}
