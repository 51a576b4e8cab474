import { join } from 'node:path';
import type { Place } from '../../compiler/problem/problem.js';
import { mostCodeBytes, readBytesSync } from '../disk/read-bytes.js';

/** Lines of the user's file around the innermost place, with a mark, and the places that led there. */
export function codeFrame(directory: string, places: readonly Place[]): string {
  const [first, ...callers] = places;
  if (first?.line === undefined) return '';
  return [...sourceLines(directory, first, first.line), ...callers.map(({ file, line, column }) => `    called from ${file}:${line}:${column}`)].join('\n');
}

function sourceLines(directory: string, { file, column = 1 }: Place, line: number): string[] {
  let text: string;
  try {
    text = readBytesSync(join(directory, file), mostCodeBytes).toString();
  } catch {
    return [];
  }
  const lines = text.split('\n').slice(Math.max(0, line - 2), line + 1);
  const from = Math.max(1, line - 1);
  const width = String(from + lines.length - 1).length;
  return lines.flatMap((content, index) => {
    const number = from + index;
    const shown = `${number === line ? '>' : ' '} ${String(number).padStart(width)} │ ${content.trimEnd()}`;
    return number === line ? [shown, `  ${' '.repeat(width)} │ ${' '.repeat(column - 1)}^`] : [shown];
  });
}
