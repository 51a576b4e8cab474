import type { Value } from '../cloudformation/template.js';

/**
 * Every place in which two templates differ, a line each: `Resources.Worker.Properties.Timeout: 60 → 30`.
 * Strict: `"1"` and `1` differ, since CloudFormation's own comparison of the deployed stack is not ours to foresee.
 */
export function structuralDifferences(before: Value, after: Value, path = ''): string[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const [old, fresh] = [before, after] as { [key: string]: Value }[];
    return [...new Set([...Object.keys(old!), ...Object.keys(fresh!)])].flatMap((key) => {
      const inner = path === '' ? key : `${path}.${key}`;
      if (!Object.hasOwn(fresh!, key)) return [`${inner}: removed (was ${brief(old![key]!, inner)})`];
      return Object.hasOwn(old!, key) ? structuralDifferences(old![key]!, fresh![key]!, inner) : [`${inner}: added ${brief(fresh![key]!, inner)}`];
    });
  }
  if (before === after) return [];
  return isVariable(path) ? [`${path}: changed (values are not shown)`] : [`${path}: ${brief(before, path)} → ${brief(after, path)}`];
}

function isBranch(value: Value): value is { readonly [key: string]: Value } | readonly Value[] {
  return value !== null && typeof value === 'object';
}

/** Environment variables hold secrets, and what is printed here ends up in logs. */
function isVariable(path: string): boolean {
  return /\.Environment\.Variables\.[^.]+$/.test(path);
}

function withoutSecrets(value: Value, path: string): Value {
  if (isVariable(path)) return '(not shown)';
  if (!isBranch(value) || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner, `${path}.${key}`)]));
}

function brief(value: Value, path: string): string {
  const text = JSON.stringify(withoutSecrets(value, path));
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
