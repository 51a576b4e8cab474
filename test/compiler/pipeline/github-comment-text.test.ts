import { expect } from 'chai';
import fc from 'fast-check';
import { changeKinds } from '../../../src/compiler/diff/stage-diff.js';
import { reviewMarkdown } from '../../../src/compiler/review/markdown.js';
import { type Review, reviewStages, type StageInput } from '../../../src/compiler/review/review.js';
import { inputOf } from '../review/orders-app.js';
import { anyInputs, hostileTexts, hugeInputs } from '../review/made-up.js';
import { comment, repository } from './fake-github.js';

const gap = '\u200B';

function reviewOf(...inputs: readonly StageInput[]): Review {
  return reviewStages(inputs, { today: '2026-11-28', failOn: changeKinds });
}

/** A comment with a review's text, as the text comes from a pull request. */
async function posted(text: string): Promise<string> {
  const given = await repository({ 'pull-request.txt': '7', 'review.md': text });
  expect(await comment(given)).to.include({ status: 0 });
  return given.comments[7]![0]!.body;
}

describe('what GitHub makes of the comment', () => {
  /** What is left when all that has no width is gone. */
  const visible = (text: string): string => text.replaceAll(gap, '');

  it('is what it would make of the review itself', async function () {
    this.timeout(60_000);
    const orders = reviewOf(await inputOf((resources) => void delete resources['Orders']));
    const made = fc.sample(anyInputs, { numRuns: 100, seed: 1 }).map((inputs) => reviewOf(...inputs));
    for (const review of [orders, ...made]) {
      const text = reviewMarkdown(review);
      const body = await posted(text);
      // A character reference with a gap in it would be read as its characters.
      expect(body).to.not.match(/&\u200B|&#\u200B|&#\d+\u200B/);
      const [, , ...lines] = body.split('\n');
      if (lines.join('\n').length < 60_000) expect(visible(lines.slice(0, -2).join('\n'))).to.equal(text.slice(text.indexOf('\n') + 1));
    }
  });

  it('keeps the characters of a drawing, and of nothing that only looks like one', async () => {
    const drawing = '```mermaid\nflowchart LR\n  n1["a#40;b"]:::new\n  n1 --> n2\n```\n';
    expect(await posted(`### x\n\n${drawing}\nend\n`)).to.contain(`\n\n${drawing}`);
    for (const text of [
      `<details>\n${drawing}`,
      `\n\n\`\`\`mermaid\nx\n \`\`\`\`\n#12\n\`\`\`\n`,
      '#12',
      'a #12;',
      '&#35;12',
      '&#x23;12',
      '#&#49;2',
      'a &#12 b',
    ])
      expect(await posted(text), text).to.not.match(/#(?:\d|&#49;)+[;\s](?!\u200B)|&#35;1/);
  });

  it('has no mention, link, image or reference, whatever the text', async () => {
    const texts = [
      ...hostileTexts.slice(0, -2),
      '@org/team',
      '&#64;octocat',
      '&#x40;octocat',
      '&#0064;octocat',
      '&commat;octocat',
      '\\@octocat',
      'x@example.com',
      '<https://example.com>',
      'https:&#47;&#47;example.com',
      'https&colon;//example.com',
      '&#104;ttps://example.com',
      '[a][b]\n\n[b]: https://example.com',
      '[^1]\n\n[^1]: x',
      'owner/repository#12',
      'gh-12',
      'GH&#45;12',
      '<a href="//example.com">x</a>',
      '<details open>',
      '<br onclick=x>',
      '<!-- tschalice review sha256=0 -->\n<!-- project ., labels: -->',
      '/approve',
      '  /merge now',
      '\u202Egnp.exe',
    ];
    const [, , ...lines] = (await posted(texts.join('\n\n'))).split('\n');
    const text = lines.slice(0, -2).join('\n').replaceAll('&#8203;', gap);
    const kept = [
      /(?:@|&#64;)(?!\u200B)/,
      /[:](?=\/\/|&#)/,
      /\](?=\(|\[|:(?!::))/,
      /<(?!\u200B|\/?(?:details|summary|code|sub)>|br ?\/?>)/,
      /#(?=\d)(?<!&#)/,
      /&#\u200B/,
      /GH-(?=\d)/i,
      /www\./i,
      /^[ \t]*\//m,
      /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u,
      /&(?!amp;|lt;|gt;|quot;|#\d+;)\w+;/,
    ];
    for (const pattern of kept) expect(text, String(pattern)).to.not.match(pattern);
  });

  it('is never too long for GitHub: whole sections are left out', async () => {
    const huge = reviewOf(...hugeInputs(40, 50));
    for (const text of [
      reviewMarkdown(huge),
      `### x\n\n${'a'.repeat(65_480)}`,
      `${'@'.repeat(40_000)}\n`,
      `x\n<details>\n${'@'.repeat(40_000)}\n</details>\n`,
      'x'.repeat(900_000),
    ]) {
      const body = await posted(text);
      expect(body.length).to.be.at.most(65_536);
      expect(body).to.contain('[the run](');
    }
    const sections = Array.from({ length: 40 }, (_, index) => `<details><summary>${index}</summary>\n\n${'@'.repeat(800)}\n\n</details>\n\n`);
    const body = await posted(`### Head\n\n${sections.join('')}`);
    expect(body.split('<details>')).to.have.lengthOf(body.split('</details>').length);
    expect(body).to.contain('### Head').and.contain('This is shortened').and.contain('<summary>38').and.not.contain('<summary>39');
  });

  it('is made in a time that does not explode', async () => {
    const before = performance.now();
    for (const part of ['\n\n```mermaid\n', '&#', '<', ']:', '\n/', '@', ' ```\n ']) await posted(part.repeat(Math.floor(65_000 / part.length)));
    expect(performance.now() - before).to.be.below(10_000);
  });
});
