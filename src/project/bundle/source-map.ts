import { decode, type SourceMapMappings } from '@jridgewell/sourcemap-codec';
import type { CallSite } from '../../app/definition.js';
import type { Place } from '../../compiler/problem/problem.js';
import { ownMappings } from './own-mappings.js';

/** What esbuild writes, as far as we use it. */
interface RawSourceMap {
  readonly sources: readonly string[];
  readonly mappings: string;
}

/** Leads from the bundle back to the user's own files; code of packages has no mapping. */
export interface OwnSourceMap {
  readonly sources: readonly string[];
  /** As in the file; most runs have no problem to show a place of, and never decode them. */
  readonly mappings: string;
  /** The file that ships, without the sources' text. */
  readonly text: string;
}

/** Keeps of a bundle's source map what leads to the user's own files. */
export function ownSourceMap(json: string, isOwn: (source: string) => boolean): OwnSourceMap {
  const raw = JSON.parse(json) as RawSourceMap;
  const sources = raw.sources.filter(isOwn);
  let next = 0;
  const mappings = ownMappings(
    raw.mappings,
    raw.sources.map((source) => (isOwn(source) ? next++ : undefined)),
  );
  return { sources, mappings, text: JSON.stringify({ version: 3, file: 'app.mjs', sources, names: [], mappings }) };
}

/** The user's place that a position in the bundle (line and column from 1) comes from. */
function originalPlace(sources: readonly string[], mappings: SourceMapMappings, line: number, column: number): Place | undefined {
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
export function ownPlaces({ sources, mappings }: OwnSourceMap, at: CallSite): Place[] {
  if (at.length === 0) return [];
  const decoded = decode(mappings);
  return at.flatMap(([line, column]) => originalPlace(sources, decoded, line, column) ?? []);
}
