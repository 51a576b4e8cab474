import { parse } from 'yaml';
import { textDifference } from './text-difference.js';
import { valueDifference } from './value-difference.js';

/** What a golden folder holds: file name → text. */
export type GoldenFiles = { readonly [name: string]: string };

const most = 30;

/** What differs between the files that are expected and those that there are, with the command that accepts it; '' where nothing does. */
export function goldenDifference(want: GoldenFiles, got: GoldenFiles, name: string): string {
  const names = [...new Set([...Object.keys(want), ...Object.keys(got)])].sort();
  const parts = names.flatMap((file) => {
    const lines = fileDifference(file, want[file], got[file]);
    if (lines.length === 0) return [];
    const shown = lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} lines more`] : lines;
    return [`${file}\n${shown.map((line) => `  ${line}`).join('\n')}`];
  });
  return parts.length === 0 ? '' : [...parts, `If this is right: npm run test:update -- ${name}`].join('\n\n');
}

function fileDifference(file: string, want: string | undefined, got: string | undefined): readonly string[] {
  if (want === got) return [];
  if (want === undefined) return ['+ is new:', ...got!.trimEnd().split('\n')];
  if (got === undefined) return ['- is gone; it was:', ...want.trimEnd().split('\n')];
  const structural = file === 'problems.txt' ? problemDifference(want, got) : /\.(json|ya?ml)$/.test(file) ? documentDifference(want, got) : [];
  // The same problems or values, in another order or spelling.
  return structural.length > 0 ? structural : textDifference(want, got);
}

function documentDifference(want: string, got: string): readonly string[] {
  try {
    return valueDifference(read(want), read(got));
  } catch {
    // Not even a document any more.
    return [];
  }
}

/** JSON is YAML too. Short tags are left to the difference of the texts. */
function read(text: string): unknown {
  return parse(text, { logLevel: 'silent' }) as unknown;
}

function problemDifference(want: string, got: string): readonly string[] {
  const [before, after] = [problemsIn(want), problemsIn(got)];
  return [...mark('-', without(before, after)), ...mark('+', without(after, before))];
}

/** A problem is its first line and the lines that are further in. */
function problemsIn(text: string): readonly string[] {
  return text.trimEnd().split(/\n(?=\S)/);
}

/** The ones that the others lack, as often as they lack them. */
function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function mark(sign: string, problems: readonly string[]): readonly string[] {
  return problems.flatMap((problem) => problem.split('\n').map((line, index) => `${index === 0 ? sign : ' '} ${line}`));
}
