import { lineFinder } from '../compiler/problem/line-and-column.js';
import { parseJson } from '../compiler/syntax/parse-json.js';
import { newReading, ReadingStop } from '../compiler/syntax/reading.js';

/**
 * The value of a JSON text, as packaging reads it: of two equal keys, one would be ignored, and `__proto__` is not what it seems.
 *
 * @throws Error with the line and column of what is wrong
 */
export function parseStrictJson(text: string): unknown {
  const reading = newReading();
  const at = (offset: number): string => {
    const { line, column } = lineFinder(text)(offset);
    return `line ${line}, column ${column}`;
  };
  let value: unknown;
  try {
    value = parseJson(text, reading, Number);
  } catch (error) {
    throw error instanceof ReadingStop ? new Error(`${error.message} (${at(error.offset)})`, { cause: error }) : error;
  }
  const [problem] = reading.problems;
  if (problem === undefined) return value;
  const also = problem.earlier === undefined ? '' : ` is there twice, in ${at(problem.earlier)} and`;
  throw new Error(also === '' ? `${problem.message} (${at(problem.offset)})` : `${problem.message}${also} ${at(problem.offset)}`);
}
