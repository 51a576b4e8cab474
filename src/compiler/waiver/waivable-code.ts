import { reviewRules } from '../diff/review-rule.js';
import type { ProblemCode } from '../problem/codes.js';

/** Codes of problems that a waiver lifts. */
const waivableProblems: readonly ProblemCode[] = ['secret-value'];

/** What the `code` of a waiver may be: rules of changes, and codes of some problems. */
export const waivableCodes: readonly string[] = [...Object.keys(reviewRules), ...waivableProblems];
