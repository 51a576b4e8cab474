import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { reviewHtml } from '../../../src/compiler/review/html.js';
import { reviewStages } from '../../../src/compiler/review/review.js';
import { chromiumPath, Page } from './chromium.js';
import { anyInputs, change, hostileTexts, hugeInputs, stage } from './made-up.js';
import { inputOf } from './orders-app.js';

const options = { today: '2026-11-28', failOn: ['destructive', 'public-route'] as const };

/** A change of many kinds to an app. */
async function sample(): Promise<string> {
  const edited = await inputOf((resources) => {
    const { Orders, Worker, RestAPI, WorkerRole } = resources;
    Orders.Properties.TableName = 'orders-v2';
    Worker.Properties.MemorySize = 256;
    Worker.Properties.Environment = { Variables: { LOG_LEVEL: 'debug' } };
    WorkerRole.Properties.Policies = [
      { PolicyName: 'mail', PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['ses:SendEmail'], Resource: '*' }] } },
    ];
    const { paths } = RestAPI.Properties.DefinitionBody;
    delete paths['/orders'].get.security;
    paths['/health'] = { get: paths['/'].get };
    delete paths['/'];
    resources['Reports'] = { Type: 'AWS::S3::Bucket', Properties: {} };
    delete resources['Jobs'];
  }, 'prod');
  const withCauses = edited.diff.changes.map((one) => ({
    ...one,
    causes: one.rule.startsWith('resource')
      ? [{ file: 'resources.yml', line: 12 }]
      : [{ config: 'stages.prod.environment_variables', file: '.chalice/config.json', line: 31 }],
  }));
  const waiver = {
    code: 'action-added',
    logicalId: undefined,
    type: 'AWS::IAM::Role',
    stage: 'prod',
    region: undefined,
    reason: 'The worker sends receipts now.',
    expires: '2027-03-31',
    where: { file: '.chalice/waivers.yaml' },
  };
  return reviewHtml(reviewStages([{ ...edited, diff: { ...edited.diff, changes: withCauses } }, stage('dev', [])], { ...options, waivers: [waiver] }));
}

/** Whatever a page may hold of that is markup or script must be its own. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name!.toLowerCase());
}

describe('reviewHtml', () => {
  it('has one style and one script, which its policy names, and no attributes that run', async () => {
    const html = await sample();
    expect(html).to.match(
      /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/,
    );
    expect(html).to.not.match(/ on\w+=| style=|src=|https?:/);
    expect(tagsOf(html).filter((tag) => tag === 'script' || tag === 'style')).to.deep.equal(['style', 'style', 'script', 'script']);
  });

  it('is the same for the same review', async () => {
    expect(await sample()).to.equal(await sample());
  });

  it('is left by no name', () => {
    const known = new Set(
      'html head meta title link style body header h1 p main div table thead tr th tbody td a form input label output section h2 h3 h4 article span code dl dt dd b figure figcaption svg defs marker path g rect text script'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(anyInputs, (any) => {
        const html = reviewHtml(reviewStages(any, options));
        expect(tagsOf(html).filter((tag) => !known.has(tag))).to.deep.equal([]);
        expect(html.replaceAll(/"[^"]*"/g, '""')).to.not.match(/<[^<>]*\son\w+\s*=/i);
        expect(html.match(/<!--/g)).to.equal(null);
        expect(reviewHtml(reviewStages(structuredClone(any), options))).to.equal(html);
      }),
      { numRuns: 100 },
    );
  });

  it('holds very large reviews', () => {
    expect(reviewHtml(reviewStages(hugeInputs(1, 1000), options))).to.include('changes stop this');
  });
});

/** What is wider than the page, and texts whose contrast is below 4.5 (WCAG 2.2, AA). */
const measure = `(() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let one = element; one !== null; one = one.parentElement) {
      const color = parse(getComputedStyle(one).backgroundColor);
      if (color.length < 4 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const element of document.querySelectorAll('body *:not(script)')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '') || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const isDrawn = element instanceof SVGElement;
    if (isDrawn && element.tagName !== 'text') continue;
    const front = parse(isDrawn ? style.fill : style.color);
    const back = isDrawn ? parse(getComputedStyle(element.parentElement.querySelector('rect')).fill) : behind(element);
    const [a, b] = [light(front), light(back)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(element.textContent.slice(0, 40) + ' ' + ((a + 0.05) / (b + 0.05)).toFixed(2));
  }
  return { overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth, faint: [...new Set(faint)] };
})()`;

// Where there is no Chromium, there is nothing to look at the page with.
if (chromiumPath !== undefined) {
  describe('the page of a review, in Chromium', () => {
    let page: Page;
    before(async function open() {
      this.timeout(60_000);
      page = await Page.open();
    });
    after(() => page.close());

    for (const [name, width] of [
      ['a desk', 1280],
      ['a phone', 360],
    ] as const) {
      for (const scheme of ['light', 'dark'] as const) {
        it(`fits on ${name}, and can be read, in ${scheme} colours`, async () => {
          await page.show(await sample(), { width, scheme });
          expect(await page.evaluate(measure)).to.deep.equal({ overflow: 0, faint: [] });
          const folder = process.env['REVIEW_PICTURES'];
          if (folder !== undefined) {
            const { data } = await page.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true });
            writeFileSync(`${folder}/${width}-${scheme}.png`, Buffer.from(data as string, 'base64'));
          }
        });
      }
    }

    it('loads nothing, complains of nothing, and runs nothing of what it shows', async () => {
      const all = hostileTexts.map((text) =>
        change('resource-updated', {
          kinds: ['destructive'],
          message: text,
          subject: { logicalId: text, type: text },
          details: [{ path: [text], before: text, after: { [text]: text } }],
        }),
      );
      page.requests.length = 0;
      for (const width of [1280, 360]) {
        await page.show(reviewHtml(reviewStages([stage(hostileTexts.join(' ').slice(0, 300), all)], options)), { width });
        expect(await page.evaluate(measure)).to.deep.equal({ overflow: 0, faint: [] });
        expect(await page.evaluate(`document.querySelectorAll('.change').length`)).to.equal(all.length);
      }
      expect(page.requests.filter((url) => !/^file:.*page\.html$/.test(url))).to.deep.equal([]);
      expect(page.complaints).to.deep.equal([]);
    });

    it('is filtered by keyboard', async () => {
      await page.show(await sample(), { width: 1280 });
      const shown = (): Promise<unknown> => page.evaluate(`document.querySelectorAll('.change:not([hidden])').length`);
      const all = await shown();
      await page.press('/', '/');
      for (const letter of 'LOG_LEVEL') await page.press(letter, letter);
      expect(await shown()).to.equal(1);
      expect(await page.evaluate(`document.querySelector('#filter output').textContent`)).to.equal(`1 of ${String(all)} shown`);
      await page.press('Escape');
      expect(await shown()).to.equal(all);
      await page.press('Tab');
      await page.press(' ', ' ');
      expect(await page.evaluate(`document.activeElement.value + ' ' + document.activeElement.checked`)).to.equal('stops true');
      expect(await shown())
        .to.be.above(0)
        .and.to.be.below(all as number);
      expect(await page.evaluate(`document.querySelectorAll('.change:not([hidden]):not([data-stops])').length`)).to.equal(0);
    });

    it('shows everything without JavaScript', async () => {
      await page.show(await sample(), { width: 1280, hasScripts: false });
      const { root } = await page.send('DOM.getDocument', { depth: -1 });
      const text = JSON.stringify(root);
      expect(text).to.include('orders-v2').and.to.include('LOG_LEVEL');
      const { nodeIds } = await page.send('DOM.querySelectorAll', {
        nodeId: (root as { nodeId: number }).nodeId,
        selector: 'form:not([hidden]), .change[hidden]',
      });
      expect(nodeIds).to.deep.equal([]);
    });
  });
}
