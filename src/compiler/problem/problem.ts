import type { ErrorCode, WarningCode } from './codes.js';

/** A place in a file that the user wrote. */
export interface Place {
  /** Path relative to the project folder, with `/`: `.chalice/config.json`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  /** The way to the value inside the file, key by key: `['stages', 'dev', 'lambda_timeout']`. */
  readonly path?: readonly (string | number)[];
}

interface Stated {
  readonly where: Place;
  /** What is wrong, as one sentence without its final stop. */
  readonly message: string;
  /** What to do about it, as one sentence without its final stop. */
  readonly fix: string;
  /** Lines to show as they are below the message: a piece of the user's code. */
  readonly frame?: string;
}

/** Something the user has to fix. */
export interface ErrorProblem extends Stated {
  /** Stable across releases, for scripts and searches: `route-trailing-slash`. `tschalice explain` says more of each. */
  readonly code: ErrorCode;
  readonly severity: 'error';
}

/** Something the user has to know. */
export interface WarningProblem extends Stated {
  readonly code: WarningCode;
  readonly severity: 'warning';
}

/** What is wrong or worth knowing: where, why, and how to fix it. */
export type Problem = ErrorProblem | WarningProblem;

/** Whether there is more than warnings. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** Carries problems out of a step that cannot go on without its result, such as reading a file. */
export class ProblemError extends Error {
  /** All that was found: errors, and the warnings beside them. */
  readonly problems: readonly Problem[];

  /** Its message is that of the problems. */
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join('; '));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}
