import type { ErrorCode } from '../../compiler/problem/codes.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import type { Aws, AwsResult } from './aws-command.js';
import { withoutProgress } from './progress-line.js';

/** The error message of a failed command, without the text around it, which differs between versions. */
export function awsMessage({ stderr, status }: Pick<AwsResult, 'stderr' | 'status'>): string {
  const paragraphs = withoutProgress(stderr)
    .trim()
    .split(/\n\s*\n/);
  const last = paragraphs
    .at(-1)!
    .replace(/^(?:aws: )?(?:\[ERROR\]: )?/i, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[.:\s]+$/, '');
  return last === '' ? `the command ${status === undefined ? 'was ended by a signal' : `ended with status ${status}`}` : last;
}

/** A call of the aws command that failed. */
export function awsProblem(code: ErrorCode, act: string, result: AwsResult, fix: string): ProblemError {
  const said = awsMessage(result);
  const problem: Problem = { code, severity: 'error', where: { file: 'aws' }, message: `${act}: ${said}`, fix: usualFix(said) ?? fix };
  return new ProblemError([problem]);
}

/**
 * The JSON that the command prints.
 *
 * @param act the message if it fails: `aws could not look up the stack orders-dev`
 * @param nothing matches the command's error if nothing was found; the result is then undefined
 * @throws ProblemError
 */
export async function queryAws<T>(aws: Aws, words: readonly string[], act: string, nothing?: RegExp): Promise<T | undefined> {
  const result = await aws.run([...words, '--output', 'json']);
  if (result.status !== 0 && nothing?.test(awsMessage(result)) === true) return undefined;
  if (result.status !== 0) throw awsProblem('aws-failed', act, result, 'fix what it names, and run the same command again');
  try {
    return JSON.parse(result.stdout) as T;
  } catch {
    throw awsProblem('aws-failed', act, { ...result, stderr: 'its output is not JSON' }, 'try the aws command on its own');
  }
}

const usualFixes: readonly (readonly [said: RegExp, fix: string])[] = [
  [/locate credentials|credentials? (?:were|was) not found/i, 'log in with aws configure or aws sso login, or name a profile with --profile'],
  [/token.*expired|expired.*token|ExpiredToken|session.*expired/i, 'log in again, for example with aws sso login'],
  [/config profile .{0,300} could not be found/i, 'name one of the profiles that aws configure list-profiles shows with --profile'],
  [/specify a region|NoRegion/i, 'name the region with --region, or set AWS_REGION'],
  [/AccessDenied|not authorized/i, 'ask for the permission that it names, or use another profile with --profile'],
];

function usualFix(said: string): string | undefined {
  return usualFixes.find(([pattern]) => pattern.test(said))?.[1];
}

/** Stops after a call that the user interrupted. @param when `while the code was uploaded` @throws ProblemError */
export function refuseInterrupted(interrupted: AbortSignal | undefined, when: string): void {
  const fix = 'run the same command again once that is done';
  if (interrupted?.aborted === true)
    throw new ProblemError([{ code: 'interrupted', severity: 'error', where: { file: 'aws' }, message: `interrupted ${when}`, fix }]);
}
