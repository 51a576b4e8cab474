import type { KnownCode } from './codes.js';

/** Every code that a problem can have, with its texts, group by group. The texts are loaded only here, because they are rarely needed. */
export async function explainProblems(): Promise<readonly KnownCode[]> {
  const { allCodes } = await import('./codes.js');
  return allCodes();
}
