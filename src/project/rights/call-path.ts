import { join } from 'node:path';
import type { SyntaxNode } from '../../compiler/code/syntax-node.js';
import type { CallStep } from '../../compiler/iam/calls/sdk-call.js';
import { readText } from '../disk/read-text.js';
import { type CodePlaces, lineStarts, offsetAt, type SourcePlace } from './code-places.js';
import { functionNameAt } from './function-name.js';

/** A place that the way to a call leads through: the handler, the functions that are called, and at last the call itself. */
export interface PathStep {
  /** The function's name in the sources; null for a function without a name, and for the call. */
  readonly name: string | null;
  /** Relative to the project, with `/`; null for code that comes from no file. */
  readonly file: string | null;
  /** Counted from 1. */
  readonly line: number | null;
  /** Counted from 1. */
  readonly column: number | null;
  /** Whether it is middleware around the handler; only of the first step. */
  readonly isMiddleware?: true;
}

/** Follows paths in the code back to the sources, which are read and parsed for the names of functions. */
export type PathReader = (places: CodePlaces, path: readonly CallStep[]) => Promise<PathStep[]>;

interface Source {
  readonly program: SyntaxNode;
  readonly starts: readonly number[];
}

/** @param directory the project's */
export function pathReader(directory: string): PathReader {
  const sources = new Map<string, Promise<Source | undefined>>();
  const nameAt = async (place: SourcePlace): Promise<string | undefined> => {
    const { file, line, column } = place;
    if (!sources.has(file)) sources.set(file, readSource(join(directory, file)));
    const source = await sources.get(file);
    return source === undefined ? undefined : functionNameAt(source.program, offsetAt(source.starts, [line, column]));
  };
  return (places, path) =>
    Promise.all(
      path.map(async ({ name, at, isMiddleware }, index): Promise<PathStep> => {
        const around = isMiddleware === true && { isMiddleware };
        const place = places.sourceOf(at);
        if (place === undefined) return { name: name ?? null, file: null, line: null, column: null, ...around };
        const isCall = index === path.length - 1;
        return { name: isCall ? null : ((await nameAt(place)) ?? null), ...place, ...around };
      }),
    );
}

/** Undefined for a file that is not there or cannot be parsed: names are nice to have. */
async function readSource(path: string): Promise<Source | undefined> {
  const text = await readText(path).catch(() => undefined);
  if (text === undefined) return undefined;
  const { parseSync } = await import('oxc-parser');
  const { program, errors } = parseSync(path, text, { preserveParens: false });
  return errors.length > 0 ? undefined : { program: program as unknown as SyntaxNode, starts: lineStarts(text) };
}
