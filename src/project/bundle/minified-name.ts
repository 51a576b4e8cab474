import { decode, type SourceMapSegment } from '@jridgewell/sourcemap-codec';
import type { CallSite } from '../../app/definition.js';
import type { Bundle } from './bundle.js';

type Position = CallSite[number];

interface FullMap {
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

/** The file that a position in the bundle comes from; it may be a package's. */
export function sourceAt(fullMap: string, [line, column]: Position): string | undefined {
  const { sources, mappings } = JSON.parse(fullMap) as FullMap;
  const segment = decode(mappings)[line - 1]?.findLast(([start]) => start < column);
  return segment === undefined || segment.length === 1 ? undefined : sources[segment[1]];
}

/**
 * Replaces the bundle's short names in Node.js's messages with the original ones: `t is not a function` → `connect is not a function`.
 *
 * The original names are in the bundler's source map, in the statement around the place of the error.
 */
export function restoreNames(message: string, [innermost]: CallSite, { code, fullMap }: Pick<Bundle, 'code' | 'fullMap'>): string {
  const short =
    /^Cannot access '([\w$]+)' before/.exec(message)?.[1] ?? /^([\w$]+)[\w$.()]* is not (?:a function|a constructor|iterable|defined)/.exec(message)?.[1];
  if (short === undefined || innermost === undefined) return message;
  const [line, column] = innermost;
  const text = code.split('\n')[line - 1] ?? '';
  const { names, mappings } = JSON.parse(fullMap()) as FullMap;
  const isNamed = (segment: SourceMapSegment): boolean => segment.length === 5 && wordAt(text, segment[0]) === short;
  const near = (decode(mappings)[line - 1] ?? []).filter(isNamed).sort((a, b) => Math.abs(a[0] - column) - Math.abs(b[0] - column))[0];
  const name = near?.length === 5 ? names[near[4]] : undefined;
  return name === undefined ? message : message.replace(short, name);
}

function wordAt(text: string, column: number): string | undefined {
  return /^[\w$]+/.exec(text.slice(column, column + 100))?.[0];
}
