import { entriesOf, isBranch } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { hidden, isSecretValue, maskSecrets } from '../problem/secret.js';
import { type Difference, differencesOf, type Path, pathText } from './difference.js';
import { secretPaths } from './secret-path.js';

/** Each difference between two templates as a line: `Resources.Worker.Properties.Timeout: 60 → 30`. The lines end up in logs, so they show no secrets. */
export function differenceTexts(before: Value, after: Value): string[] {
  const isSecret = secretPaths([before, after]);
  return differencesOf(before, after).map((difference) => differenceText(difference, isSecret));
}

type IsSecret = (path: Path) => boolean;

function differenceText({ path, was, is }: Difference, isSecret: IsSecret): string {
  const place = pathText(path);
  if (is === undefined) return `${place}: removed (was ${brief(was!, path, isSecret)})`;
  if (was === undefined) return `${place}: added ${brief(is, path, isSecret)}`;
  return isSecret(path) || (looksSecret(was) && looksSecret(is))
    ? `${place}: changed (values are not shown)`
    : `${place}: ${brief(was, path, isSecret)} → ${brief(is, path, isSecret)}`;
}

function looksSecret(value: Value): boolean {
  return typeof value === 'string' && isSecretValue(value);
}

function withoutSecrets(value: Value, path: Path, isSecret: IsSecret): Value {
  if (isSecret(path)) return hidden;
  if (!isBranch(value)) return typeof value === 'string' ? maskSecrets(value) : value;
  const inner = [...entriesOf(value)].map(([key, one]) => [key, withoutSecrets(one, [...path, Array.isArray(value) ? Number(key) : key], isSecret)] as const);
  return Array.isArray(value) ? inner.map(([, one]) => one) : Object.fromEntries(inner);
}

function brief(value: Value, path: Path, isSecret: IsSecret): string {
  const text = JSON.stringify(withoutSecrets(value, path, isSecret));
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
