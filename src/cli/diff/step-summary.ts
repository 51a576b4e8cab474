import { appendFile } from 'node:fs/promises';
import type { ReviewFormat } from '../../compiler/review/render-review.js';
import { ProblemError } from '../../compiler/problem/problem.js';

/**
 * Adds the review to the summary of a step, where GitHub runs it. Whoever asks for a page or for JSON on standard output shows that in another way.
 *
 * @param file the value of GITHUB_STEP_SUMMARY
 * @throws ProblemError if it cannot be written
 */
export async function writeStepSummary(file: string | undefined, markdown: () => Promise<string>, printed: ReviewFormat): Promise<void> {
  if (file === undefined || file === '' || !['text', 'markdown'].includes(printed)) return;
  const text = await markdown();
  if (text === '') return;
  await appendFile(file, `${text}\n`).catch((error: NodeJS.ErrnoException) => {
    const message = `the summary of the step cannot be written: ${error.code ?? error.message}`;
    const fix = 'let GITHUB_STEP_SUMMARY name a file that can be written, or unset it';
    throw new ProblemError([{ code: 'output-not-written', severity: 'error', where: { file }, message, fix }]);
  });
}
