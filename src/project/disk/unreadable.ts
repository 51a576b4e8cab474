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
  EFBIG: 'it is larger than 10 MB',
  EILSEQ: 'it is not UTF-8',
};

const fixes: { readonly [code: string]: string } = {
  EISDIR: 'put a file in its place',
  ENOTREG: 'put a file in its place',
  EFBIG: 'make it smaller, or name the right file',
  EILSEQ: 'save it as UTF-8',
};

/** Why the file system refuses to read a file, without its path. */
export function unreadableReason({ code, message }: NodeJS.ErrnoException): string {
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
  const problem: Problem = {
    code: 'file-unreadable',
    severity: 'error',
    where: { file: shownPlace(directory, path) },
    message: `the file cannot be read: ${reasons[code]}`,
    fix: fixes[code] ?? 'change its permissions so that you can read it',
  };
  throw new ProblemError([problem]);
}
