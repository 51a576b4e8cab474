import { maskProblem } from './mask-problem.js';
import type { Place, Problem } from './problem.js';
import { joinRepeated, type PrintedProblem } from './repeated-warning.js';

/** How to highlight parts of a printed problem; `plainStyle` highlights nothing. */
export interface Style {
  error(text: string): string;
  warning(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

const same = (text: string): string => text;

export const plainStyle: Style = { error: same, warning: same, strong: same, faint: same };

/**
 * All problems, warnings first, so that the errors are the last thing on the screen. Each is a line
 * `config.json:6:29 stages.dev.lambda_timeout: <what is wrong>`, with the fix and the code below it. A warning that is there many times is printed once, with
 * the number of the others and the first of their places.
 */
export function formatProblems(problems: readonly Problem[], style: Style): string {
  const ordered = [...problems.filter(({ severity }) => severity === 'warning'), ...problems.filter(({ severity }) => severity === 'error')];
  return joinRepeated(ordered)
    .map((one) => formatProblem(one, style))
    .join('\n');
}

function formatProblem({ problem, others }: PrintedProblem, style: Style): string {
  const { code, severity, where, message, fix, frame } = maskProblem(problem);
  const mark = severity === 'error' ? style.error('error') : style.warning('warning');
  // Messages of exceptions may have several lines; only the first is not indented.
  const lines = [`${mark} ${style.strong(formatPlace(where))}: ${printable(message).replaceAll('\n', '\n  ')}`];
  if (frame !== undefined && frame !== '') lines.push(...frame.split('\n').map((line) => style.faint(`  ${printable(line)}`)));
  lines.push(`  ${printable(fix).replaceAll('\n', '\n  ')} ${style.faint(`[${code}]`)}`);
  if (others.length > 0) lines.push(`  ${others.length} more like this${formatOthers(where, others)}`);
  return [...lines, ''].join('\n');
}

const shownPlaces = 3;

/** The first places, each once. Declarations of a loop are all at one place. */
function formatOthers(where: Place, others: readonly Place[]): string {
  const first = formatPlace(where);
  const places = [...new Set(others.map(formatPlace))].filter((place) => place !== first);
  if (places.length === 0) return ' at the same place';
  return `: ${places.slice(0, shownPlaces).join(', ')}${places.length > shownPlaces ? ', …' : ''}`;
}

export function formatPlace({ file, line, column, path }: Place): string {
  const position = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  return printable(`${file}${position}${path === undefined || path.length === 0 ? '' : ` ${path.join('.')}`}`).replaceAll(/[\n\t]/g, escape);
}

/** Escapes control and bidirectional characters: names come from files of users and packages, and must not control the terminal. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escape);
}

function escape(character: string): string {
  const hex = character.charCodeAt(0).toString(16);
  return hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`;
}
