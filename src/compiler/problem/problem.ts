import type { ErrorCode, WarningCode } from './codes.js';

/** A place in a file that the user wrote. */
export interface Place {
  /** Path relative to the project folder, with `/`: `.chalice/config.json`. A file outside of it may have the path that the user gave, or an absolute one. */
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  /** The path to the value inside the file, key by key: `['stages', 'dev', 'lambda_timeout']`. */
  readonly path?: readonly (string | number)[];
}

interface Stated {
  readonly where: Place;
  /** What is wrong, as one sentence without a full stop. */
  readonly message: string;
  /** How to fix it, as one sentence without a full stop. */
  readonly fix: string;
  /** Lines to show below the message: a piece of the user's code. */
  readonly frame?: string;
}

/** Something that the user must fix. */
export interface ErrorProblem extends Stated {
  /** Stable across releases, for scripts and searches: `route-trailing-slash`. `tschalice explain` says more about each. */
  readonly code: ErrorCode;
  readonly severity: 'error';
}

/** Something that the user should know. */
export interface WarningProblem extends Stated {
  readonly code: WarningCode;
  readonly severity: 'warning';
}

/** What is wrong or worth knowing: where, what, and how to fix it. */
export type Problem = ErrorProblem | WarningProblem;

/** Whether any problem is an error. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** Thrown by a step that cannot continue, such as reading a file. */
export class ProblemError extends Error {
  /** All errors and warnings that were found. */
  readonly problems: readonly Problem[];

  /** The message joins the messages of the problems. */
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join('; '));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}
