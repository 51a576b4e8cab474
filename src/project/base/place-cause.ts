import type { Cause } from '../../compiler/diff/stage-diff.js';
import type { Place } from '../../compiler/problem/problem.js';
import type { Path, Source } from '../../compiler/syntax/source.js';

/** The cause that stands at a place. */
export function placeCause({ file, line, column }: Place): Cause {
  return { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}

/** An entry of the configuration as a cause. */
export function entryCause({ place }: Source, path: Path): Cause {
  return { config: path.join('.'), ...placeCause(place(path, 'key')) };
}
