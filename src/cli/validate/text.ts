/** Says that nothing is wrong. */
export function validateText(stages: readonly string[]): string {
  return `No errors on ${stages.length === 1 ? 'stage' : 'stages'} ${stages.join(', ')}.\n`;
}
