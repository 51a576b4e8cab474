import type { Problem } from '../problem/problem.js';

/** What is wrong with a value, and how to fix it, without the place that the value comes from. */
export type Mistake = Pick<Problem, 'message' | 'fix'>;
