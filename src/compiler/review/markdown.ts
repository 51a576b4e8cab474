import { createHash } from 'node:crypto';
import { type ChangeKind, changeKinds, type ReviewChange } from '../diff/stage-diff.js';
import { changeGroups } from '../diff/review-rule.js';
import { causeTexts } from './cause-text.js';
import { counted, countsOf, kindTitles, verdict } from './counts.js';
import { detailPath, valueText } from './detail-text.js';
import { htmlCode, markdownCode, markdownText } from './markdown-text.js';
import { groupTitles } from './group-title.js';
import { mermaid } from './mermaid.js';
import type { Review, ReviewedChange, StageReview } from './review.js';

/** The first words of the first line, by which an earlier comment is found. */
export const markdownMarker = '<!-- tschalice review ';

/** GitHub refuses comments of more than 65,536 characters. */
const mostCharacters = 65_000;

/** How much is shown. */
interface Extent {
  /** Changes that a cell of the table names. */
  readonly named: number;
  /** Changes that are listed for each stage. */
  readonly listed: number;
  /** Before and after, for each change. */
  readonly details: number;
  /** Whether permissions that no gate looks at are listed. */
  readonly hasPermissions: boolean;
  readonly hasDrawings: boolean;
  readonly stages: number;
}

const whole: Extent = { named: 20, listed: 1000, details: 20, hasPermissions: true, hasDrawings: true, stages: 60 };

/** One after the other, until it is short enough. The last one is, whatever there is. */
const extents: readonly Extent[] = [
  whole,
  { ...whole, details: 5 },
  { ...whole, details: 5, hasPermissions: false },
  ...[400, 200, 100, 50].map((listed) => ({ ...whole, listed, details: 2, hasPermissions: false })),
  { named: 10, listed: 30, details: 1, hasPermissions: false, hasDrawings: true, stages: 40 },
  { named: 10, listed: 10, details: 0, hasPermissions: false, hasDrawings: false, stages: 40 },
  { named: 4, listed: 3, details: 0, hasPermissions: false, hasDrawings: false, stages: 30 },
  { named: 1, listed: 0, details: 0, hasPermissions: false, hasDrawings: false, stages: 20 },
  { named: 0, listed: 0, details: 0, hasPermissions: false, hasDrawings: false, stages: 20 },
];

/**
 * A review for a comment in a pull request, and for the summary of a workflow: GitHub's Markdown, always under 65,000 characters. Its first line is a comment
 * that begins with `markdownMarker` and has a hash of all else: where an earlier comment begins with the same line, there is nothing to do.
 *
 * @param rest where all of it is, as a sentence, for what is too long
 */
export function reviewMarkdown(review: Review, rest = 'The command tschalice diff with the option --format html shows all of it.'): string {
  for (const extent of extents) {
    const text = joined(parts(review, extent, rest), mostCharacters - 200);
    if (text !== undefined) return withMarker(text);
  }
  return withMarker(`### Template review: ${verdict(review)}\n`);
}

/** Undefined if it gets longer than that. Stops there, as what is too long can be very much too long. */
function joined(pieces: Iterable<string>, longest: number): string | undefined {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length > longest) return undefined;
  }
  return text;
}

function withMarker(text: string): string {
  return `${markdownMarker}sha256=${createHash('sha256').update(text).digest('hex')} -->\n${text}`;
}

function* parts(review: Review, extent: Extent, rest: string): Generator<string> {
  const shown = review.stages.slice(0, extent.stages);
  const hidden = review.stages.length - shown.length;
  yield `### Template review: ${verdict(review)}\n\n`;
  if (shown.length > 0) yield* table(shown, extent);
  if (hidden > 0) yield `${counted(hidden, 'more stage')} not shown here.\n\n`;
  yield* problemLines(review);
  if (hidden > 0 || !shown.every((stage) => isWhole(stage, extent))) yield `**This is shortened.** ${markdownText(rest, 300)}\n\n`;
  for (const stage of shown) yield* section(stage, extent);
}

/** Counts of all kinds, and what there is of each by name. */
function* table(stages: readonly StageReview[], { named }: Extent): Generator<string> {
  yield `| Stage | ${changeKinds.map((kind) => kindTitles[kind]).join(' | ')} | Other |\n|---|${'---|'.repeat(changeKinds.length + 1)}\n`;
  for (const stage of stages) {
    const counts = countsOf(stage);
    const cells = changeKinds.map((kind) => cell(stage, kind, counts.kinds[kind], named));
    yield `| ${stageName(stage, markdownCode)} | ${cells.join(' | ')} | ${counts.others === 0 ? '' : counts.others} |\n`;
  }
  yield '\n';
}

/** With the regions that it is about. */
function stageName({ stage, regions = [] }: StageReview, code: typeof markdownCode): string {
  return `${code(stage, 60)}${regions.length === 0 ? '' : ` in ${regions.map((region) => code(region, 60)).join(', ')}`}`;
}

function cell({ changes }: StageReview, kind: ChangeKind, count: number, named: number): string {
  if (count === 0) return '';
  const own = changes.filter(({ change }) => change.kinds.includes(kind)).slice(0, named);
  const lines = own.map(({ change, stops, waiver }) => {
    const mark = stops.includes(kind) ? '⛔ ' : waiver === undefined ? '' : 'waived: ';
    return `${mark}${markdownText(withShortWords(change.message), 120)}`;
  });
  return [`**${count}**`, ...lines, ...(count > own.length && named > 0 ? [`and ${count - own.length} more`] : [])].join('<br>');
}

/** A long word, such as an ARN, would make its column so wide that the others cannot be seen. Below the table it is whole. */
function withShortWords(message: string): string {
  // Nothing that long is shown.
  return message.slice(0, 1000).replaceAll(/\S{29,}/g, (word) => `…${word.slice(-24).replace(/^[^:/]*(?=[:/])/, '')}`);
}

function* problemLines({ problems }: Review): Generator<string> {
  for (const { severity, message, where, fix } of problems.slice(0, 20)) {
    const place = markdownCode(where.line === undefined ? where.file : `${where.file}:${where.line}`, 100);
    yield `- ${severity === 'error' ? '⛔ ' : ''}${place}: ${markdownText(message, 200)}; ${markdownText(fix, 200)}\n`;
  }
  if (problems.length > 0) yield '\n';
}

/** The changes of a stage that are listed. */
function listedOf({ changes }: StageReview, { listed, hasPermissions }: Extent): readonly ReviewedChange[] {
  return changes.filter(({ change }) => hasPermissions || change.group !== 'permissions' || change.kinds.length > 0).slice(0, listed);
}

function isWhole(stage: StageReview, extent: Extent): boolean {
  const shown = listedOf(stage, extent);
  return (
    shown.length === stage.changes.length &&
    stage.unknown.length <= extent.listed &&
    (extent.hasDrawings || stage.drawing.nodes.length === 0) &&
    shown.every(({ change }) => change.details.length <= extent.details)
  );
}

function* section(stage: StageReview, extent: Extent): Generator<string> {
  const { changes, drawing } = stage;
  const shown = listedOf(stage, extent);
  const unknown = stage.unknown.slice(0, extent.listed);
  if (shown.length + unknown.length === 0) return;
  yield `<details><summary>Stage ${stageName(stage, htmlCode)}: ${counted(changes.length, 'change')}</summary>\n\n`;
  if (extent.hasDrawings && drawing.nodes.length > 0) {
    yield `\`\`\`mermaid\n${mermaid(drawing)}\n\`\`\`\n\n`;
    if (drawing.more > 0) yield `${drawing.more} more of what changes not drawn.\n\n`;
  }
  if (unknown.length > 0) yield '#### Not compared\n\n';
  for (const { logicalId, message } of unknown) yield `- ${markdownCode(logicalId, 80)}: ${markdownText(message, 300)}\n`;
  if (unknown.length > 0) yield '\n';
  for (const group of changeGroups) {
    const own = shown.filter(({ change }) => change.group === group);
    if (own.length > 0) yield `#### ${groupTitles[group]}\n\n`;
    for (const one of own) yield `${changeLines(one, extent.details)}\n`;
    if (own.length > 0) yield '\n';
  }
  const left = changes.length - shown.length + stage.unknown.length - unknown.length;
  if (left > 0) yield `${left} more not shown here.\n\n`;
  yield '</details>\n\n';
}

function changeLines({ change, stops, waiver }: ReviewedChange, details: number): string {
  const { kinds, rule, message, causes, fix } = change;
  const mark = stops.length > 0 ? '⛔ ' : '';
  const label = kinds.length === 0 ? '' : `**${kinds.join(', ')}**: `;
  return [
    `- ${mark}${label}${markdownText(message, 300)} <sub>${rule}</sub>`,
    ...change.details.slice(0, details).map((detail) => `  - ${detailLine(detail, change)}`),
    ...(change.details.length > details && details > 0 ? [`  - and ${change.details.length - details} more`] : []),
    ...(causes.length === 0
      ? []
      : [
          `  - from ${causeTexts(causes)
            .slice(0, 5)
            .map((cause) => markdownCode(cause, 150))
            .join(', ')}`,
        ]),
    ...(fix === undefined ? [] : [`  - ${markdownText(fix, 300)}`]),
    ...(waiver === undefined ? [] : [`  - waived until ${waiver.expires}: ${markdownText(waiver.reason, 200)}`]),
  ].join('\n');
}

function detailLine({ path, before, after }: ReviewChange['details'][number], change: ReviewChange): string {
  return `${markdownCode(detailPath(path, change), 150)}: ${markdownCode(valueText(before), 200)} → ${markdownCode(valueText(after), 200)}`;
}
