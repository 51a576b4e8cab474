/** The source of a regular expression, of JavaScript's and of Go's, that matches a text itself. */
export function literalPattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
