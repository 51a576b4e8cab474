import { decode, encode, type SourceMapMappings } from '@jridgewell/sourcemap-codec';
import type { CallSite } from '../app/definition.js';
import type { Place } from '../problem/problem.js';

/** What esbuild writes, as far as we use it. */
interface RawSourceMap {
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

/** Leads from the bundle back to the user's own files; code of packages has no mapping. */
export interface OwnSourceMap {
  readonly sources: readonly string[];
  readonly mappings: SourceMapMappings;
  /** The file that ships, without the sources' text. */
  readonly text: string;
}

/** Keeps of a bundle's source map what leads to the user's own files. */
export function ownSourceMap(json: string, isOwn: (source: string) => boolean): OwnSourceMap {
  const raw = JSON.parse(json) as RawSourceMap;
  const newIndex = new Map<number, number>();
  for (const [index, source] of raw.sources.entries()) if (isOwn(source)) newIndex.set(index, newIndex.size);
  const sources = [...newIndex.keys()].map((index) => raw.sources[index]!);
  const mappings = decode(raw.mappings).map((line) => {
    const kept: SourceMapMappings[number] = [];
    for (const segment of line) {
      const source = segment.length === 1 ? undefined : newIndex.get(segment[1]);
      if (segment.length !== 1 && source !== undefined) kept.push([segment[0], source, segment[2], segment[3]]);
      // One segment without a source ends what is mapped before it; more of them say nothing new.
      else if (kept.length > 0 && kept.at(-1)!.length !== 1) kept.push([segment[0]]);
    }
    return kept;
  });
  return { sources, mappings, text: JSON.stringify({ version: 3, file: 'app.mjs', sources, names: [], mappings: encode(mappings) }) };
}

/** The user's place that a position in the bundle (line and column from 1) comes from. */
export function originalPlace({ sources, mappings }: OwnSourceMap, line: number, column: number): Place | undefined {
  const segments = mappings[line - 1] ?? [];
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle]![0] <= column - 1) low = middle + 1;
    else high = middle;
  }
  const segment = segments[low - 1];
  return segment === undefined || segment.length === 1 ? undefined : { file: sources[segment[1]]!, line: segment[2] + 1, column: segment[3] + 1 };
}

/** Places of the calls that lie in the user's own files, innermost first. */
export function ownPlaces(map: OwnSourceMap, at: CallSite): Place[] {
  return at.flatMap(([line, column]) => originalPlace(map, line, column) ?? []);
}
