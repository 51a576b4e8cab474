import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { shownPlace } from './shown-path.js';

const reasons: { readonly [code: string]: string } = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  ENOTREG: 'it is not a regular file',
  EFBIG: 'it is too large',
  EILSEQ: 'it is not UTF-8',
};

const fixes: { readonly [code: string]: string } = {
  EISDIR: 'put a file in its place',
  ENOTREG: 'put a file in its place',
  EFBIG: 'make it smaller, or name the right file',
  EILSEQ: 'save it as UTF-8',
};

/** Why the file system refuses to read a file, without its path. */
export function unreadableReason({ code, message, mostBytes }: NodeJS.ErrnoException & { readonly mostBytes?: number }): string {
  if (mostBytes !== undefined) return `it is larger than ${mostBytes / 1024 / 1024} MB`;
  return reasons[code ?? ''] ?? message;
}

/**
 * Turns an error of the file system into a problem that names the file. Other errors are defects of ours and stay as they are.
 *
 * @throws ProblemError, or the error itself
 */
export function rethrowUnreadable(error: unknown, directory: string): never {
  const { code = '', path, syscall } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || typeof path !== 'string' || syscall === undefined || !Object.hasOwn(reasons, code)) throw error;
  throw new ProblemError([unreadableProblem(error, shownPlace(directory, path))]);
}

/** @param file as problems name it */
export function unreadableProblem(error: NodeJS.ErrnoException, file: string): Problem {
  return {
    code: 'file-unreadable',
    severity: 'error',
    where: { file },
    message: `the file cannot be read: ${unreadableReason(error)}`,
    fix: fixes[error.code ?? ''] ?? 'change its permissions so that you can read it',
  };
}
