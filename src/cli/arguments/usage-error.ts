/** What is wrong with the command line, in one sentence without a full stop. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
