import type { PatternDefinition } from '../../app/event-source-definition.js';
import type { ErrorCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import { patternMistakes } from './pattern.js';
import type { Report } from './report.js';

/** EventBridge, SNS and Lambda all take patterns that are maps of maps down to lists of values, none of them empty. */
export function checkPattern(what: string, code: ErrorCode, pattern: PatternDefinition, report: Report): Problem[] {
  if (Object.keys(pattern).length === 0) return report(code, `${what} is empty`, "name a field and its values, as in { body: { kind: ['order'] } }");
  return [
    ...Object.entries(pattern).flatMap(([key, value]) => checkValue(what, code, [key], value, report)),
    ...patternMistakes(pattern).flatMap(({ message, fix }) => report(code, `${what}: ${message}`, fix)),
  ];
}

function checkValue(what: string, code: ErrorCode, path: readonly string[], value: unknown, report: Report): Problem[] {
  if (Array.isArray(value) && value.length > 0) return [];
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, inner]) => checkValue(what, code, [...path, key], inner, report));
  }
  const fix = Array.isArray(value) || typeof value === 'object' ? 'list the values that match, or remove the field' : `write [${JSON.stringify(value)}]`;
  return report(code, `${what}: ${path.join('.')} must be a list of values, not ${JSON.stringify(value)}`, fix);
}
