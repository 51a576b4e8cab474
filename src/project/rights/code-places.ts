import { posix } from 'node:path';
import { decode, type SourceMapMappings } from '@jridgewell/sourcemap-codec';
import type { AnalysedFile } from '../bundle/analysis-bundle.js';

/** A place in a source file: line and column from 1. */
export interface SourcePlace {
  /** Relative to the project. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Leads from the code to its sources, and back. */
export interface CodePlaces {
  /** Where the code at an offset comes from; undefined for what the bundler wrote itself. */
  readonly sourceOf: (offset: number) => SourcePlace | undefined;
  /** The offset of the code that comes from a place; undefined if that is not in the code. */
  readonly offsetOf: (place: SourcePlace) => number | undefined;
}

/** The source map is decoded when the first place is asked for. */
export function codePlaces({ code, map, path }: Pick<AnalysedFile, 'code' | 'map' | 'path'>): CodePlaces {
  let decoded: { readonly sources: readonly string[]; readonly lines: SourceMapMappings; readonly starts: readonly number[] } | undefined;
  const read = (): NonNullable<typeof decoded> => {
    const { sources, mappings } = JSON.parse(map()) as { readonly sources: readonly string[]; readonly mappings: string };
    // They are relative to the file that was bundled.
    const fromProject = sources.map((source) => posix.join(posix.dirname(path), source));
    return (decoded ??= { sources: fromProject, lines: decode(mappings), starts: lineStarts(code) });
  };
  let offsets: ReadonlyMap<string, number> | undefined;
  return {
    sourceOf(offset) {
      const { sources, lines, starts } = decoded ?? read();
      const line = lastAtMost(starts, offset, (start) => start);
      const segments = lines[line] ?? [];
      const segment = segments[lastAtMost(segments, offset - starts[line]!, ([column]) => column)];
      if (segment === undefined || segment.length === 1) return undefined;
      return { file: sources[segment[1]]!, line: segment[2] + 1, column: segment[3] + 1 };
    },
    offsetOf(place) {
      const { sources, lines, starts } = decoded ?? read();
      offsets ??= new Map(
        lines.flatMap((segments, line) =>
          segments.flatMap((segment) =>
            segment.length === 1 ? [] : [[keyOf({ file: sources[segment[1]]!, line: segment[2] + 1, column: segment[3] + 1 }), starts[line]! + segment[0]]],
          ),
        ),
      );
      return offsets.get(keyOf(place));
    },
  };
}

/** The offset of a position as a stack trace has it, both from 1. */
export function offsetAt(starts: readonly number[], [line, column]: readonly [line: number, column: number]): number {
  return (starts[line - 1] ?? 0) + column - 1;
}

/** The offsets at which the lines begin. */
export function lineStarts(code: string): number[] {
  const starts = [0];
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function keyOf({ file, line, column }: SourcePlace): string {
  return `${line}:${column}:${file}`;
}

/** The index of the last entry whose number is not above the one that is given, in an ascending list; -1 if there is none. */
function lastAtMost<T>(list: readonly T[], given: number, numberOf: (entry: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberOf(list[middle]!) <= given) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
