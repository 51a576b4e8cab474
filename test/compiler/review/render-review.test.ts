import { expect } from 'chai';
import { plainStyle } from '../../../src/compiler/problem/format.js';
import { renderReview, type ReviewFormat } from '../../../src/compiler/review/render-review.js';
import { reviewStages } from '../../../src/compiler/review/review.js';
import { change, stage, waiver } from './made-up.js';

const today = '2026-11-28';
const options = { version: '1.2.3', style: plainStyle };
const one = reviewStages([stage('dev', [change('code-changed')])], { today });
const none = reviewStages([stage('dev', [])], { today });
const expired = reviewStages([stage('dev', [])], { today, waivers: [waiver({ code: 'code-changed', logicalId: 'X', expires: '2026-01-01' })] });

const starts: { readonly [format in ReviewFormat]: string } = {
  text: 'Stage dev: ',
  markdown: '<!-- tschalice review sha256=',
  html: '<!doctype html>\n',
  json: '{\n  "version": 1,\n',
  sarif: '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n',
};

describe('renderReview', () => {
  for (const [format, start] of Object.entries(starts) as [ReviewFormat, string][]) {
    const isForPrograms = format === 'json' || format === 'sarif';
    it(`gives ${format}, ${isForPrograms ? 'also' : 'or nothing'} where nothing differs`, async () => {
      const text = await renderReview(one, format, options);
      expect(text.startsWith(start), text.slice(0, 100)).to.equal(true);
      expect(text.endsWith('\n')).to.equal(true);
      expect((await renderReview(none, format, options)).startsWith(start)).to.equal(true);
      expect((await renderReview(none, format, { ...options, skipEmpty: true })) === '').to.equal(!isForPrograms);
      expect(await renderReview(expired, format, { ...options, skipEmpty: true })).to.not.equal('');
    });
  }
});
