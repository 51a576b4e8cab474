import type { Value } from './value.js';

/** Whether a value is a text, whether its characters are known or not. */
export function isText({ kind }: Value): boolean {
  return kind === 'text' || kind === 'joined' || kind === 'listed' || kind === 'variable' || kind === 'made';
}
