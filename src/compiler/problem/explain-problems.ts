import type { KnownCode } from './codes.js';

/** What is known of every code that a problem can have, theme by theme. The texts are loaded only here, since they are rarely needed. */
export async function explainProblems(): Promise<readonly KnownCode[]> {
  const { allCodes } = await import('./codes.js');
  return allCodes();
}
