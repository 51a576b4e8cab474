/** Says what is wrong with the command line: one sentence without its final stop. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
