import { formatProblems, type Style } from '../problem/format.js';
import { causeTexts } from './cause-text.js';
import { counted, countsOf, verdict } from './counts.js';
import { detailPath, shortened, valueText } from './detail-text.js';
import { inRegions } from './in-regions.js';
import type { Review, ReviewedChange, StageReview } from './review.js';
import { changeKinds } from '../diff/stage-diff.js';

const longestValue = 300;

/** A review for the terminal. What matters most comes first in each stage; the verdict is the last line. */
export function reviewText(review: Review, style: Style): string {
  const parts = review.stages.map((stage) => stageText(stage, style));
  const problems = review.problems.length === 0 ? [] : [formatProblems(review.problems, style)];
  const said = verdict(review);
  const last = review.isStopped ? style.error(capital(said)) : style.strong(capital(said));
  return `${[...parts, ...problems, last].join('\n\n')}\n`;
}

function stageText(stage: StageReview, style: Style): string {
  const { kinds, all } = countsOf(stage);
  const counts = changeKinds.filter((kind) => kinds[kind] > 0).map((kind) => `${kinds[kind]} ${kind}`);
  const head = `${style.strong(`Stage ${oneLine(`${stage.stage}${inRegions(stage)}`)}`)}: ${all === 0 ? 'no changes' : [counted(all, 'change'), ...counts].join(', ')}`;
  const unknown = stage.unknown.map(({ logicalId, message }) => `${style.warning('not compared')} ${style.strong(oneLine(logicalId))}: ${oneLine(message)}`);
  return [head, ...[...unknown, ...stage.changes.map((one) => changeText(one, style))].map((lines) => lines.replaceAll(/^/gm, '  '))].join('\n');
}

function changeText({ change, stops, waiver }: ReviewedChange, style: Style): string {
  const { kinds, rule, message, details, causes, fix } = change;
  const label = kinds.length === 0 ? '' : `${stops.length > 0 ? style.error(kinds.join(', ')) : style.warning(kinds.join(', '))} `;
  return [
    `${label}${oneLine(message)} ${style.faint(`[${rule}]`)}`,
    ...details.map(
      (detail) => `  ${style.faint(oneLine(detailPath(detail.path, change)))}: ${oneLine(valueText(detail.before))} → ${oneLine(valueText(detail.after))}`,
    ),
    ...(causes.length === 0 ? [] : [style.faint(`  from ${causeTexts(causes).map(oneLine).join(', ')}`)]),
    ...(fix === undefined ? [] : [`  ${oneLine(fix)}`]),
    ...(waiver === undefined ? [] : [`  waived until ${waiver.expires}: ${oneLine(waiver.reason)}`]),
  ].join('\n');
}

function oneLine(text: string): string {
  return shortened(text, longestValue);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
