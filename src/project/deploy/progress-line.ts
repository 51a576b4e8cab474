/** `Uploading to 0123abcd  262144 / 998288.0  (26.26%)`; what follows it on the line is not progress. */
const progress = /^(?:Uploading|Completed) .*?\(\d+(?:\.\d+)?%\)/gm;

/** The lines that a terminal would show in the end: what follows a carriage return overwrites its line. */
export function asShown(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\r').findLast((part) => part !== '') ?? '')
    .join('\n');
}

/** What the aws command said, without its progress, which can be hundreds of lines in one. */
export function withoutProgress(text: string): string {
  return asShown(text).replaceAll(progress, '');
}

/**
 * Passes on whole lines as a terminal would show them in the end. For a log, where nothing is overwritten.
 *
 * @returns takes the text piece by piece
 */
export function shownLines(write: (text: string) => void): (piece: string) => void {
  let begun = '';
  return (piece) => {
    const end = `${begun}${piece}`.lastIndexOf('\n') + 1;
    const whole = `${begun}${piece}`.slice(0, end);
    begun = `${begun}${piece}`.slice(end);
    if (whole !== '') write(asShown(whole));
  };
}
