import { nearest } from '../../compiler/problem/nearest.js';
import { UsageError } from '../arguments/usage-error.js';
import type { ValueKind } from '../arguments/value-kind.js';

/** What the command can do, each with its line in completions and examples. */
export const acts = {
  init: 'what the project is now is what is live',
  start: 'what it is now becomes the candidate',
  step: 'give the candidate another share of the traffic',
  promote: 'the candidate becomes live',
  rollback: 'what was live before is live again',
  abort: 'the candidate gets no more traffic',
  status: 'what is live, and what to do next',
} as const;

export type ReleaseAct = keyof typeof acts;

const words = Object.keys(acts);

/** All of them, as a sentence has them. */
export const actsInWords: string = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

export const releaseAct: ValueKind<ReleaseAct> = {
  read(given) {
    if (isAct(given)) return given;
    const near = nearest(given, words);
    throw new UsageError(`release cannot '${given}': use ${actsInWords}${near === undefined ? '' : `; did you mean '${near}'?`}`);
  },
  candidates: Object.entries(acts).map(([word, about]) => ({ word, about })),
};

function isAct(given: string): given is ReleaseAct {
  return Object.hasOwn(acts, given);
}
