import { posix } from 'node:path';
import { readCode } from '../disk/read-code.js';
import { completedSource, isCode } from './compiled-name.js';
import { ofBinding, type TracedModule } from './evaluate.js';
import { moduleEdits, type ModuleEdits } from './own-edits.js';
import { emptyWanted, type Unseen, want, type Wanted } from './own-uses.js';
import { packageReason, type PackageReason } from './package-reason.js';
import { type Parse, type ParsedModule, parseModule, plainImports } from './parse-module.js';
import type { PathValue } from './path-value.js';
import { hasHints } from './text-hints.js';
import { usesIn } from './uses.js';

/** A module in a bundle. */
export interface TraceInput {
  /** Relative to the project, with `/`; its key in the bundler's list. */
  readonly path: string;
  readonly isInPackage: boolean;
  readonly imports: readonly { readonly path: string; readonly original?: string }[];
}

/** What a module of the project asks for, beyond what it imports. */
export interface OwnTrace extends Wanted {
  readonly path: string;
  readonly edits: ModuleEdits;
  readonly places: ReadonlyMap<Unseen, { readonly line: number; readonly column: number }>;
}

/** Looks for files and modules that code finds by their paths. It keeps what it has found of each module. */
export interface Tracer {
  /** What the project's modules ask for. */
  readonly own: (inputs: ReadonlyMap<string, TraceInput>) => readonly OwnTrace[];
  /** The project's modules that a module leads to by plain relative paths, as far as they can be parsed. */
  readonly crawl: (entry: string) => ReadonlyMap<string, TraceInput>;
  /** The modules of packages that have to stay files. */
  readonly packages: (inputs: Iterable<TraceInput>) => readonly { readonly path: string; readonly reason: PackageReason }[];
}

/**
 * @param directory the project's folder
 * @param isInLambda says which modules are there anyway
 */
export function newTracer(directory: string, isInLambda: (specifier: string) => boolean, parse: Parse): Tracer {
  const root = directory.replaceAll('\\', '/');
  const texts = new Map<string, string | undefined>();
  const parsed = new Map<string, ParsedModule | undefined>();
  const traced = new Map<string, OwnTrace | undefined>();
  const reasons = new Map<string, PackageReason | undefined>();
  const fileOf = (path: string): string => posix.join(root, path);

  const textAt = (path: string): string | undefined => {
    if (!texts.has(path)) texts.set(path, readCode(fileOf(path)));
    return texts.get(path);
  };
  const hinted = (path: string): boolean => hasHints(textAt(path) ?? '');
  const parsedAt = (input: TraceInput, inputs: ReadonlyMap<string, TraceInput>): ParsedModule | undefined => {
    const { path } = input;
    if (!parsed.has(path)) {
      const text = textAt(path);
      const imported: TracedModule['imported'] = (specifier, name) => exportedValue(specifier, name, input, inputs);
      parsed.set(path, text === undefined ? undefined : notTooDeep(() => parseModule(parse, fileOf(path), text, root, imported)));
    }
    return parsed.get(path);
  };
  const exportedValue = (specifier: string, name: string, { imports }: TraceInput, inputs: ReadonlyMap<string, TraceInput>): readonly PathValue[] => {
    const input = inputs.get(imports.find(({ original }) => original === specifier)?.path ?? '');
    const module = input === undefined || input.isInPackage ? undefined : parsedAt(input, inputs);
    if (module === undefined || input === undefined) return [];
    const { atTop, exported, passedOn } = module.declarations;
    const binding = atTop(exported.get(name) ?? '');
    if (binding !== undefined) return ofBinding(binding, module);
    return passedOn.flatMap((one) => (one.as === name || one.as === '*' ? exportedValue(one.module, one.as === '*' ? name : one.name, input, inputs) : []));
  };
  /** Modules whose text shows no path, but that import one. */
  const importersOfPaths = (inputs: ReadonlyMap<string, TraceInput>): Set<string> => {
    const giving = [...inputs.values()]
      .filter((input) => !input.isInPackage && hinted(input.path) && exportsPaths(parsedAt(input, inputs)))
      .map(({ path }) => path);
    const reached = new Set(giving);
    if (giving.length === 0) return reached;
    for (const path of reached)
      for (const input of inputs.values()) if (!input.isInPackage && input.imports.some((one) => one.path === path)) reached.add(input.path);
    return reached;
  };

  return {
    own: (inputs) => {
      const importers = importersOfPaths(inputs);
      return [...inputs.values()].flatMap((input) => {
        const { path, isInPackage } = input;
        if (isInPackage || !(hinted(path) || importers.has(path))) return [];
        if (!traced.has(path)) {
          const module = parsedAt(input, inputs);
          traced.set(path, module === undefined ? undefined : notTooDeep(() => traceOwn(path, module, isInLambda)));
        }
        return traced.get(path) ?? [];
      });
    },
    crawl: (entry) => {
      const found = new Map<string, TraceInput>();
      const queue = [entry];
      for (const path of queue) {
        const text = found.has(path) ? undefined : textAt(path);
        if (text === undefined) continue;
        const imports = plainImports(parse, fileOf(path), text).flatMap((original) => {
          const target = original.startsWith('.') ? completedSource(root, posix.join(posix.dirname(path), original)) : undefined;
          return target === undefined || !isCode(target) ? [] : [{ path: target, original }];
        });
        found.set(path, { path, isInPackage: false, imports });
        queue.push(...imports.map((one) => one.path));
      }
      return found;
    },
    packages: (inputs) =>
      [...inputs].flatMap(({ path, isInPackage }) => {
        if (!isInPackage) return [];
        if (!reasons.has(path))
          reasons.set(
            path,
            notTooDeep(() => reasonOf(fileOf(path), parse, isInLambda)),
          );
        const reason = reasons.get(path);
        return reason === undefined ? [] : [{ path, reason }];
      }),
  };
}

function exportsPaths(module: ParsedModule | undefined): boolean {
  const { atTop = () => undefined, exported = new Map<string, string>() } = module?.declarations ?? {};
  return [...exported.values()].some((name) => {
    const binding = atTop(name);
    return (
      binding !== undefined &&
      (ofBinding(binding, module!).some((value) => 'isPlaced' in value && value.isPlaced) || binding.declarations.some(({ kind }) => kind === 'function'))
    );
  });
}

function traceOwn(path: string, module: ParsedModule, isInLambda: (specifier: string) => boolean): OwnTrace {
  const uses = usesIn(module.program, module);
  const wanted = emptyWanted();
  for (const use of uses) want(use, module, wanted, isInLambda);
  const edits = moduleEdits(module, uses, wanted.choices);
  // A module that is not in the project has no place in the zip.
  const isInside = !path.startsWith('../');
  const places = new Map(wanted.unseen.map((unseen) => [unseen, placeOf(module.text, unseen.use.node.start)] as const));
  return { path, ...wanted, edits: { choices: edits.choices, places: isInside ? edits.places : [] }, places };
}

/** The folder in which a package's paths of the working folder would be; it is nobody's. */
const elsewhere = '/\u0001';

function reasonOf(file: string, parse: Parse, isInLambda: (specifier: string) => boolean): PackageReason | undefined {
  const text = readCode(file);
  if (text === undefined || !hasHints(text)) return undefined;
  const module = parseModule(parse, file, text, elsewhere);
  return module === undefined ? undefined : packageReason(module, isInLambda);
}

/** A syntax tree may be deeper than this program can go, in code that machines write. Then it is left as it is. */
function notTooDeep<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
