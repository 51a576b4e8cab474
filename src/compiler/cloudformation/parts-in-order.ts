/**
 * Whether a text consists of these parts in their order, with anything between them: a pattern with wildcards, cut at them. There is no backtracking,
 * because the first place of each part leaves the most for the next ones.
 *
 * @returns what stands between the parts; undefined if the text has no such parts
 */
export function betweenParts(parts: readonly string[], text: string): readonly string[] | undefined {
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length < 2) return text === first ? [] : undefined;
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return undefined;
  const between: string[] = [];
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > end) return undefined;
    between.push(text.slice(from, at));
    from = at + part.length;
  }
  return [...between, text.slice(from, end)];
}
