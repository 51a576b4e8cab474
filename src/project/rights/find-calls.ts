import type { CallSite } from '../../app/definition.js';
import { isQuietSource } from '../../compiler/iam/calls/quiet-package.js';
import { reachedCalls } from '../../compiler/iam/calls/reached-calls.js';
import type { FunctionRoots } from '../../compiler/iam/calls/root.js';
import type { ReachedCalls } from '../../compiler/iam/calls/sdk-call.js';
import type { SyntaxNode } from '../../compiler/code/syntax-node.js';
import type { AppFunction } from '../../compiler/model/app-function.js';
import type { AnalysedFile, AnalysisBundle } from '../bundle/analysis-bundle.js';
import type { Bundle } from '../bundle/bundle.js';
import type { DeclaredHandler } from '../load/declared-handlers.js';
import { type CodePlaces, codePlaces, lineStarts, offsetAt } from './code-places.js';
import { functionRoots } from './function-roots.js';

/** The code that is analysed, parsed. */
export interface ParsedBundle {
  readonly bundle: AnalysisBundle;
  /** Those of its files that mention the SDK, the app's own always. */
  readonly files: readonly ParsedFile[];
}

interface ParsedFile extends AnalysedFile {
  readonly program: SyntaxNode;
}

/** What the functions' code calls in one file. */
export interface CallsInFile {
  readonly file: AnalysedFile;
  readonly places: CodePlaces;
  /** By the functions' names. */
  readonly calls: ReadonlyMap<string, ReachedCalls>;
}

/** What the functions' code calls, and what is not known of it. */
export interface FoundCalls {
  readonly files: readonly CallsInFile[];
  /** Packages that may call AWS and cannot be bundled. */
  readonly unseen: readonly string[];
}

/** Parses what has to be analysed, which needs nothing of the app but its bundle. */
export async function parseBundle({ forAnalysis }: Pick<Bundle, 'forAnalysis'>): Promise<ParsedBundle> {
  const bundle = await forAnalysis();
  const files = bundle.files.filter(({ code }, index) => index === 0 || code.includes('@aws-sdk/'));
  const parsed = await Promise.all(files.map((file) => file.parsed()));
  // The thread that loads the app waits for a message from this one, and making the trees lets nothing else run.
  await new Promise((resolve) => setImmediate(resolve));
  return { bundle, files: files.map((file, index) => ({ ...file, program: parsed[index]!.program as unknown as SyntaxNode })) };
}

/** @param shipped the bundle that was loaded, in which the handlers have their places */
export function findCalls(
  parsed: ParsedBundle,
  shipped: Bundle,
  functions: readonly AppFunction[],
  handlers: readonly DeclaredHandler[],
  onLong?: () => void,
): FoundCalls {
  const hasQuiet = parsed.bundle.sources.some(isQuietSource);
  const files = parsed.files.map((file, index): CallsInFile => {
    const places = codePlaces(file);
    if (index > 0) return { file, places, calls: callsOfModule(file, functions, onLong) };
    const roots = functionRoots(functions, handlers, parsed.bundle.isShipped ? inSameCode(file.code) : inOtherCode(shipped, places));
    // To find places takes longer than to find that none are needed.
    const codeFiles = { hasQuiet, fileAt: (offset: number): string | undefined => places.sourceOf(offset)?.file };
    return { file, places, calls: reachedCalls(file.program, file.code, roots, codeFiles, onLong) };
  });
  return { files, unseen: parsed.bundle.unseen };
}

/** A thread or a process that any function may start: what it does while it is loaded counts for all of them. */
function callsOfModule({ program, code }: ParsedFile, functions: readonly AppFunction[], onLong?: () => void): ReadonlyMap<string, ReachedCalls> {
  const roots = functions.map(({ name }): FunctionRoots => ({ functionName: name, handlers: [], middleware: [] }));
  return reachedCalls(program, code, roots, undefined, onLong);
}

function inSameCode(code: string): (at: CallSite) => number | undefined {
  const starts = lineStarts(code);
  return ([first]) => (first === undefined ? undefined : offsetAt(starts, first));
}

/** By the place in the sources, which both have. */
function inOtherCode({ code, fullMap }: Bundle, places: CodePlaces): (at: CallSite) => number | undefined {
  const starts = lineStarts(code);
  const loaded = codePlaces({ path: 'app.mjs', code, map: fullMap });
  return ([first]) => {
    const source = first === undefined ? undefined : loaded.sourceOf(offsetAt(starts, first));
    return source === undefined ? undefined : places.offsetOf(source);
  };
}
