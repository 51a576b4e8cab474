/** Whether an action is one that a pattern of a policy means. IAM ignores the case of actions; `*` stands for any characters, `?` for one. */
export function matchesAction(pattern: string, action: string): boolean {
  const [start = '', ...rest] = pattern.toLowerCase().split('*');
  const text = action.toLowerCase();
  if (rest.length === 0) return start.length === text.length && isAt(text, start, 0);
  if (!isAt(text, start, 0)) return false;
  let at = start.length;
  for (const part of rest.slice(0, -1)) {
    while (at + part.length <= text.length && !isAt(text, part, at)) at += 1;
    at += part.length;
    if (at > text.length) return false;
  }
  const end = rest.at(-1)!;
  return text.length - end.length >= at && isAt(text, end, text.length - end.length);
}

function isAt(text: string, part: string, at: number): boolean {
  if (at + part.length > text.length) return false;
  for (let index = 0; index < part.length; index += 1) if (part[index] !== '?' && part[index] !== text[at + index]) return false;
  return true;
}
