export type LineFinder = (offset: number) => { line: number; column: number };

/**
 * Finds the places of offsets in a text. Lines and columns count from 1; columns, like offsets, in UTF-16 code units.
 *
 * The lines are counted once, when the first place is asked for: a text with a problem in every line takes no longer than
 * it has to.
 */
export function lineFinder(text: string): LineFinder {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    let [line, after] = [0, starts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if (starts[middle]! <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - starts[line]! + 1 };
  };
}
