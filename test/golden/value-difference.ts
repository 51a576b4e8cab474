const longest = 120;

/** The paths at which two values differ: `~ path: before → after`, `- path: before`, `+ path: after`. */
export function valueDifference(before: unknown, after: unknown, path = ''): readonly string[] {
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) {
    return Object.is(before, after) ? [] : [`~ ${path || '(all)'}: ${shown(before)} → ${shown(after)}`];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const below = path === '' ? key : `${path}${step(key, Array.isArray(before))}`;
    if (!Object.hasOwn(after, key)) return [`- ${below}: ${shown(before[key])}`];
    if (!Object.hasOwn(before, key)) return [`+ ${below}: ${shown(after[key])}`];
    return valueDifference(before[key], after[key], below);
  });
}

function isTree(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/** A key with dots or slashes in it, as a path of an API, stands in brackets. */
function step(key: string, isIndex: boolean): string {
  if (isIndex) return `[${key}]`;
  return /^[\w:-]+$/.test(key) ? `.${key}` : `['${key}']`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
