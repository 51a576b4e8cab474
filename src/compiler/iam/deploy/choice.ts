import { joined, literal, type LiveText, open, plainText } from './live-text.js';

/** A text that a value may have; undefined for `AWS::NoValue`. */
export type Choice = LiveText | undefined;

/** More than these are one that is open. */
const mostChoices = 32;

export const tooMany: LiveText = open('it can have too many values');

/** The choices, or one that is open if there are too many. */
export function atMost(choices: readonly Choice[]): readonly Choice[] {
  return choices.length > mostChoices ? [tooMany] : choices;
}

/** Every combination of one choice for each part; undefined if there are too many. */
export function combined(parts: readonly (readonly Choice[])[]): LiveText[][] | undefined {
  let lists: LiveText[][] = [[]];
  for (const choices of parts) {
    if (lists.length * choices.length > mostChoices) return undefined;
    lists = lists.flatMap((list) => choices.map((choice) => (choice === undefined ? list : [...list, choice])));
  }
  return lists;
}

/** The parts of a text between separators. Undefined if the separator may be in a part that is not written there: a region has hyphens. */
export function split(text: LiveText, separator: string): LiveText[] | undefined {
  if (text.some(({ kind }) => kind === 'open') || (plainText(text) === undefined && /[\w.*-]/.test(separator))) return undefined;
  const parts: LiveText[] = [[]];
  for (const piece of text) {
    const [first, ...others] = piece.kind === 'literal' ? piece.text.split(separator).map(literal) : [[piece]];
    parts[parts.length - 1] = joined([parts.at(-1)!, first!]);
    parts.push(...others);
  }
  return parts;
}
