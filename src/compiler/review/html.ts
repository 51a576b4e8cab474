import { createHash } from 'node:crypto';
import { changeGroups } from '../diff/review-rule.js';
import { changeKinds } from '../diff/stage-diff.js';
import { counted, countsOf, kindTitles, verdict } from './counts.js';
import { groupTitles } from './group-title.js';
import { htmlChange } from './html-change.js';
import { htmlScript } from './html-script.js';
import { htmlStyle } from './html-style.js';
import { htmlCode, htmlText } from './html-text.js';
import { inRegions } from './in-regions.js';
import type { Review, StageReview } from './review.js';
import type { RouteAccess, RouteRow } from './route-table.js';
import { svg } from './svg.js';

/**
 * A review as one page of HTML. It loads nothing, and its policy lets it load nothing: no name in it can start a script or call anyone.
 */
export function reviewHtml(review: Review): string {
  const policy = `default-src 'none'; style-src ${sourceHash(htmlStyle)}; script-src ${sourceHash(htmlScript)}; base-uri 'none'; form-action 'none'`;
  const said = verdict(review);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Template review: ${said}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header>
<h1>Template review</h1>
<p class="verdict${review.isStopped ? ' stop' : ''}">${said.charAt(0).toUpperCase()}${said.slice(1)}</p>
</header>
<main>
${summary(review)}
${problems(review)}
${filter()}
${review.stages.map(stageSection).join('\n')}
</main>
<script>${htmlScript}</script>
</body>
</html>
`;
}

/** What a Content Security Policy calls a text that may run. */
function sourceHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function summary({ stages }: Review): string {
  const rows = stages.map((stage, index) => {
    const { kinds, others } = countsOf(stage);
    const cells = changeKinds.map((kind) => (kinds[kind] === 0 ? '<td class="zero">0</td>' : `<td class="${kind}">${kinds[kind]}</td>`));
    return `<tr><th scope="row"><a href="#stage-${index + 1}">${htmlText(stage.stage, 80)}${htmlText(inRegions(stage), 300)}</a></th>${cells.join('')}<td>${others}</td></tr>`;
  });
  return `<div class="scroll" tabindex="0" role="region" aria-label="Changes of each stage, by kind"><table class="counts">
<thead><tr><th scope="col">Stage</th>${changeKinds.map((kind) => `<th scope="col">${kindTitles[kind]}</th>`).join('')}<th scope="col">Other</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function problems({ problems: all }: Review): string {
  return all
    .map(({ severity, where, message, fix }) => {
      const place = where.line === undefined ? where.file : `${where.file}:${where.line}`;
      const badge = severity === 'error' ? '<span class="badge stop">Stops</span>' : '<span class="badge">Waiver</span>';
      return `<p class="note">${badge} ${htmlCode(place)} ${htmlText(message)}; ${htmlText(fix)}</p>`;
    })
    .join('\n');
}

function filter(): string {
  const kinds = [['stops', 'Stops'], ...changeKinds.map((kind) => [kind, kindTitles[kind]])];
  return `<form id="filter" class="filter" role="search" hidden>
<input type="search" aria-label="Filter the changes" placeholder="Filter: a name, a rule, a file" autocomplete="off" aria-keyshortcuts="/">
${kinds.map(([value, title]) => `<label><input type="checkbox" value="${value}"> ${title}</label>`).join('\n')}
<output aria-live="polite"></output>
</form>`;
}

function stageSection(stage: StageReview, index: number): string {
  const { changes, unknown, routes } = stage;
  const groups = changeGroups.flatMap((group) => {
    const own = changes.filter(({ change }) => change.group === group);
    return own.length === 0 ? [] : [`<section class="group">\n<h3>${groupTitles[group]}</h3>\n${own.map(htmlChange).join('\n')}\n</section>`];
  });
  return [
    `<section id="stage-${index + 1}">`,
    `<h2>Stage ${htmlText(stage.stage, 80)}${htmlText(inRegions(stage), 300)}</h2>`,
    ...(changes.length === 0 && unknown.length === 0 ? ['<p>Nothing changes.</p>'] : []),
    drawing(stage, String(index + 1)),
    ...(unknown.length === 0
      ? []
      : [
          '<h3>Not compared</h3>',
          ...unknown.map(({ logicalId, type, message }) => `<p class="note">${htmlCode(logicalId)} ${htmlText(type)}: ${htmlText(message)}</p>`),
        ]),
    ...groups,
    ...(routes.length === 0 ? [] : [routeTable(routes, `${stage.stage}${inRegions(stage)}`)]),
    '</section>',
  ].join('\n');
}

function drawing(section: StageReview, name: string): string {
  const { drawing: drawn, stage } = section;
  if (drawn.nodes.length === 0) return '';
  const label = `What changes in stage ${stage}${inRegions(section)}, and what it is connected with`;
  const more = drawn.more === 0 ? '' : ` ${counted(drawn.more, 'more change')} not drawn.`;
  return `<figure><div class="scroll" tabindex="0" role="region" aria-label="Drawing">\n${svg(drawn, label, name)}\n</div>
<figcaption>What changes, and what it is connected with; each arrow goes from what calls or uses.${more}</figcaption></figure>`;
}

function routeTable(routes: readonly RouteRow[], stage: string): string {
  const rows = routes.map(({ api, name, before, after }) => {
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    return `<tr><th scope="row">${htmlCode(name)}</th><td>${htmlText(api)}</td><td>${isSame ? 'as now' : access(before)}</td><td>${access(after)}</td></tr>`;
  });
  return `<h3>Routes, and what callers have to bring</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Routes of stage ${htmlText(stage, 80)}"><table>
<thead><tr><th scope="col">Route</th><th scope="col">API</th><th scope="col">Before</th><th scope="col">Now</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function access(given: RouteAccess | null): string {
  if (given === null) return '—';
  return given.public ? `<span class="open">${htmlText(given.needs)} (public)</span>` : htmlText(given.needs);
}
