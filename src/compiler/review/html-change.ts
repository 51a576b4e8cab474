import { type ReviewChange, changeKinds } from '../diff/stage-diff.js';
import { causeTexts } from './cause-text.js';
import { kindTitles } from './counts.js';
import { detailPath, valueText } from './detail-text.js';
import { htmlCode, htmlText } from './html-text.js';
import type { ReviewedChange } from './review.js';

/** A change with its cause, and before and after side by side. */
export function htmlChange({ change, stops, waiver }: ReviewedChange): string {
  const { kinds, rule, message, details, causes, fix, subject } = change;
  const badges = [
    ...(stops.length > 0 ? ['<span class="badge stop">Stops</span>'] : []),
    ...(waiver === undefined ? [] : ['<span class="badge">Waived</span>']),
    ...kinds.map((kind) => `<span class="badge ${kind}">${kindTitles[kind]}</span>`),
  ];
  return `<article class="change ${kinds[0] ?? 'plain'}" data-kinds="${changeKinds.filter((kind) => kinds.includes(kind)).join(' ')}"${stops.length > 0 ? ' data-stops' : ''}>
<h4>${htmlText(message)}</h4>
<p class="about">${badges.join(' ')} ${htmlCode(subject.logicalId)} <span>${htmlText(subject.type)}</span> <span>${rule}</span></p>
${details.length === 0 ? '' : `<dl>\n${details.map((detail) => detailRow(detail, change)).join('\n')}\n</dl>\n`}${notes([
    ['From', causeTexts(causes).map(htmlCode).join(', ')],
    ['Fix', fix === undefined ? '' : htmlText(fix)],
    [`Waived until ${waiver?.expires ?? ''}`, waiver === undefined ? '' : htmlText(waiver.reason)],
  ])}</article>`;
}

function detailRow({ path, before, after }: ReviewChange['details'][number], change: ReviewChange): string {
  const side = (name: string, value: typeof before): string =>
    `<dd class="${name.toLowerCase()}"><span class="side">${name}</span>${value === undefined ? '<span class="none">not there</span>' : htmlCode(valueText(value))}</dd>`;
  return `<div class="detail"><dt>${htmlCode(detailPath(path, change))}</dt>${side('Before', before)}${side('After', after)}</div>`;
}

function notes(rows: readonly (readonly [string, string])[]): string {
  return rows
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `<p class="note"><b>${htmlText(name)}</b> ${text}</p>\n`)
    .join('');
}
