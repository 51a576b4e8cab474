export type LineFinder = (offset: number) => { line: number; column: number };

/**
 * Finds the line and column of an offset in a text. Both count from 1; columns, like offsets, count UTF-16 code units.
 *
 * The starts of lines are collected once, on the first call, so that many problems in one text take no longer.
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
