import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { type Difference, differencesOf, type Path, pathText } from './difference.js';

/** Each difference between two templates as a line: `Resources.Worker.Properties.Timeout: 60 → 30`. */
export function differenceTexts(before: Value, after: Value): string[] {
  return differencesOf(before, after).map(differenceText);
}

function differenceText({ path, was, is }: Difference): string {
  const place = pathText(path);
  if (is === undefined) return `${place}: removed (was ${brief(was!, path)})`;
  if (was === undefined) return `${place}: added ${brief(is, path)}`;
  return isVariable(path) ? `${place}: changed (values are not shown)` : `${place}: ${brief(was, path)} → ${brief(is, path)}`;
}

/** Environment variables may be secret, and this text ends up in logs. */
function isVariable(path: Path): boolean {
  return path.at(-3) === 'Environment' && path.at(-2) === 'Variables';
}

function withoutSecrets(value: Value, path: Path): Value {
  if (isVariable(path)) return '(not shown)';
  if (!isMap(value)) return value;
  return Object.fromEntries([...entriesOf(value)].map(([key, inner]) => [key, withoutSecrets(inner, [...path, key])]));
}

function brief(value: Value, path: Path): string {
  const text = JSON.stringify(withoutSecrets(value, path));
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
