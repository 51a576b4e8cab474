import { decode, type SourceMapMappings } from '@jridgewell/sourcemap-codec';
import type { CallSite } from '../../app/definition.js';
import type { Place } from '../../compiler/problem/problem.js';
import { ownMappings } from './own-mappings.js';

/** The part of esbuild's source map that we use. */
interface RawSourceMap {
  readonly sources: readonly string[];
  readonly mappings: string;
}

/** Maps the bundle to the user's own files. Code of packages has no mapping. */
export interface OwnSourceMap {
  readonly sources: readonly string[];
  /** Encoded, as in the file. Most runs need no place for a problem, and never decode them. */
  readonly mappings: string;
  /** The file that ships, without the sources' text. */
  readonly text: string;
}

/**
 * Keeps the part of a bundle's source map that maps to the user's own files.
 *
 * @param edited follows the edits of the bundle's code; fewer mappings are shifted sooner
 */
export function ownSourceMap(json: string, isOwn: (source: string) => boolean, edited: (mappings: string) => string): OwnSourceMap {
  const raw = JSON.parse(json) as RawSourceMap;
  const sources = raw.sources.filter(isOwn);
  let next = 0;
  const indexes = raw.sources.map((source) => (isOwn(source) ? next++ : undefined));
  const mappings = edited(ownMappings(raw.mappings, indexes));
  return { sources, mappings, text: JSON.stringify({ version: 3, file: 'app.mjs', sources, names: [], mappings }) };
}

/** The place in the user's files that a position in the bundle comes from. Line and column start at 1. */
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

/** Decoding takes its time, and an app has many places. */
const decodedMaps = new WeakMap<OwnSourceMap, SourceMapMappings>();

/** The places of the calls in the user's own files, innermost first. */
export function ownPlaces(map: OwnSourceMap, at: CallSite): Place[] {
  if (at.length === 0) return [];
  const decoded = decodedMaps.get(map) ?? decode(map.mappings);
  decodedMaps.set(map, decoded);
  return at.flatMap(([line, column]) => originalPlace(map.sources, decoded, line, column) ?? []);
}
