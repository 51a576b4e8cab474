import { plainStyle } from '../../compiler/problem/format.js';
import { renderReview, type ReviewFormat } from '../../compiler/review/render-review.js';
import type { Review } from '../../compiler/review/review.js';
import { version } from '../../compiler/model/generated/version.js';
import { reviewProject, type ReviewProjectOptions } from '../../project/base/review-project.js';
import { type StageRequest, stageRequest } from '../arguments/stage-request.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import type { DiffArguments } from './arguments.js';
import { formatOfFile } from './format.js';
import type { DiffResult } from './result.js';
import { writeReviews } from './write-reviews.js';
import { writeStepSummary } from './step-summary.js';

export async function runDiff(args: DiffArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    const request = stageRequest(args, progress);
    const { review, base, problems } = await uninterrupted((interrupted) => reviewProject({ ...reviewOptions(args, request), interrupted }));
    const written = await write(review, args, request);
    await writeStepSummary(process.env['GITHUB_STEP_SUMMARY'], () => rendered(review, 'markdown', args), printedFormat(args));
    progress.done();
    if (args.json) {
      const { reviewJson } = await import('../../compiler/review/json.js');
      printJson<DiffResult>({ ok: !review.isStopped, base, review: reviewJson(review), written, problems: [...problems, ...review.problems] });
    } else {
      reportProblems(problems);
      const format = printedFormat(args);
      const text = await rendered(review, format, args, styleOf(process.stdout));
      process.stdout.write(`${format === 'text' && text !== '' ? baseText(base) : ''}${text}`);
    }
    return review.isStopped ? ExitStatus.problems : ExitStatus.done;
  } catch (error) {
    progress.done();
    return endWithProblems(error, args.json, '; nothing was compared.', ExitStatus.notCompared);
  }
}

/** Without it, `no changes` could be said of anything. */
function baseText(base: DiffResult['base']): string {
  if (base === null) return '';
  const { commit, ref } = base;
  const from = ref === 'HEAD' ? ', which is HEAD' : commit.startsWith(ref) ? '' : `, the merge base of ${ref} and HEAD`;
  return `Compared with ${commit.slice(0, 7)}${from}\n\n`;
}

function reviewOptions(args: DiffArguments, { options, pathOf }: StageRequest): ReviewProjectOptions {
  const {
    base,
    'base-install': baseInstall,
    'base-template': baseTemplate,
    stage,
    'all-stages': allStages,
    'fail-on': failOn = [],
    region,
    'all-regions': allRegions,
  } = args;
  return {
    ...options,
    ...(!allStages && { stages: stage.length === 0 ? ['dev'] : stage }),
    ...(base !== undefined && { base }),
    region,
    allRegions,
    baseInstall,
    ...(baseTemplate !== undefined && { baseTemplate: pathOf(baseTemplate), shownBase: baseTemplate }),
    failOn,
  };
}

/** On standard output. With files, it is for whoever reads the log. */
function printedFormat({ format, output }: DiffArguments): ReviewFormat {
  return output.length > 0 ? 'text' : (format ?? 'text');
}

async function write(review: Review, args: DiffArguments, { from, pathOf }: StageRequest): Promise<string[]> {
  const files = args.output.map(async (file) => ({
    path: pathOf(file),
    given: file,
    text: await rendered(review, args.format ?? formatOfFile(file) ?? 'text', args),
  }));
  return writeReviews(await Promise.all(files), from);
}

function rendered(review: Review, format: ReviewFormat, { output, 'skip-empty': skipEmpty }: DiffArguments, style = plainStyle): Promise<string> {
  const page = output.find((file) => formatOfFile(file) === 'html');
  return renderReview(review, format, { version, style, skipEmpty, ...(page !== undefined && { rest: `All of it is in ${page}.` }) });
}
