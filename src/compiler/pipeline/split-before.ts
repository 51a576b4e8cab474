/** A text in two: what stands before a mark, and what begins with it. */
export function splitBefore(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at)];
}
