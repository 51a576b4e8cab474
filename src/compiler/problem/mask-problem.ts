import type { Problem } from './problem.js';
import { maskSecrets } from './secret.js';

/** A problem that shows no secrets. What the app says or is written in its files may be in its message, its fix and its code frame. @param known values that are secret */
export function maskProblem(problem: Problem, known: readonly string[] = []): Problem {
  const { message, fix, frame } = problem;
  return { ...problem, message: maskSecrets(message, known), fix: maskSecrets(fix, known), ...(frame !== undefined && { frame: maskSecrets(frame, known) }) };
}
