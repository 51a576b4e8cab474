import type { CodeManifest, CodePart } from './code-manifest.js';
import { makeChange } from './make-change.js';
import type { Side } from './side.js';
import type { Cause, ReviewChange } from './stage-diff.js';

/**
 * Whose code is other code now, and why. All functions of an app ship in one package: what a file or a package changes is told of the functions that
 * import it, from the files in which they are declared; what nothing imports is told of all.
 */
export function codeChanges(before: CodeManifest | undefined, after: CodeManifest | undefined, was: Side, is: Side): ReviewChange[] {
  if (before === undefined || after === undefined || before.code === after.code) return [];
  const changed = [...changedFiles(before, after), ...changedPackages(before, after)];
  const [old, fresh] = [before, after].map(reachOf);
  const kept = Object.keys(after.functions).filter((id) => was.resources.has(id) && is.resources.has(id));
  const reached = kept.map((id) => ({ id, reach: new Set([...fresh!.from(id), ...old!.from(id)]) }));
  const isReached = (one: ChangedPart): boolean => one.keys.some((key) => reached.some(({ reach }) => reach.has(key)));
  const ofAll = [...changed.filter((one) => !isReached(one)).map(({ cause }) => cause), ...libraryCause(before, after)];
  return reached.flatMap(({ id, reach }) => {
    const own = changed.filter(({ keys }) => keys.some((key) => reach.has(key))).map(({ cause }) => cause);
    const causes = [...own, ...ofAll];
    if (causes.length === 0 && changed.length > 0) return [];
    const { type, origin } = is.resources.get(id)!;
    return [
      makeChange('code-changed', {
        impact: 'update',
        subject: { logicalId: id, type, name: 'Code', ...(origin !== id && { origin }) },
        message: `The code of ${id} changes${causes.length === 0 ? ', though none of its files do: it is packaged in another way' : ''}`,
        causes,
      }),
    ];
  });
}

/** A file or a package that differs, and what it is called in either manifest. */
interface ChangedPart {
  readonly keys: readonly string[];
  readonly cause: Cause;
}

function changedFiles({ sources: old }: CodeManifest, { sources: fresh }: CodeManifest): ChangedPart[] {
  const files = [...new Set([...Object.keys(fresh), ...Object.keys(old)])].sort();
  return files.filter((file) => !isSame(partIn(old, file), partIn(fresh, file))).map((file) => ({ keys: [file], cause: { file } }));
}

function changedPackages({ packages: old }: CodeManifest, { packages: fresh }: CodeManifest): ChangedPart[] {
  const [before, after] = [old, fresh].map((packages) => byName(Object.keys(packages)));
  return [...new Set([...before!.keys(), ...after!.keys()])].sort().flatMap((name): ChangedPart[] => {
    const [was, is] = [before!.get(name) ?? [], after!.get(name) ?? []];
    const keys = [...new Set([...was, ...is])].map((version) => `${name}@${version}`);
    if (keys.every((key) => hashIn(old, key) !== undefined && hashIn(old, key) === hashIn(fresh, key))) return [];
    return [{ keys, cause: { package: name, ...(was.length > 0 && { before: was.join(', ') }), ...(is.length > 0 && { after: is.join(', ') }) } }];
  });
}

/** The versions of each. */
function byName(keys: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const key of keys.toSorted()) {
    const at = key.lastIndexOf('@');
    found.set(key.slice(0, at), [...(found.get(key.slice(0, at)) ?? []), key.slice(at + 1)]);
  }
  return found;
}

function libraryCause({ library: before }: CodeManifest, { library: after }: CodeManifest): Cause[] {
  return before === after ? [] : [{ package: 'tschalice', before, after }];
}

/** A comment changes nothing. */
function isSame(was: CodePart | undefined, is: CodePart | undefined): boolean {
  return was?.hash === is?.hash || (was?.meaning !== undefined && was.meaning === is?.meaning);
}

function hashIn(parts: CodeManifest['sources'], key: string): string | undefined {
  return partIn(parts, key)?.hash;
}

function partIn(parts: CodeManifest['sources'], key: string): CodePart | undefined {
  return Object.hasOwn(parts, key) ? parts[key] : undefined;
}

/** What a function imports, and what that imports, by the files in which it is declared. */
function reachOf({ sources, packages, functions }: CodeManifest): { readonly from: (logicalId: string) => ReadonlySet<string> } {
  return {
    from(logicalId) {
      const reached = new Set(Object.hasOwn(functions, logicalId) ? functions[logicalId] : []);
      // A set goes on over what is added to it meanwhile.
      for (const key of reached) for (const next of (partIn(sources, key) ?? partIn(packages, key))?.imports ?? []) reached.add(next);
      return reached;
    },
  };
}
