import { expect } from 'chai';
import { checkTemplateSize, type TemplateSize } from '../../../src/compiler/quota/template-size-uses.js';

/** An indented template with a REST API, whose sizes are given. */
const sized = (written: number, compact = written, swagger: number | null = 0, layout: TemplateSize['layout'] = 'indented'): TemplateSize => ({
  file: 'sam.json',
  written,
  compact: () => compact,
  parts: () => [
    { name: 'RestAPI', amount: swagger ?? 0 },
    { name: 'Worker', amount: 10 },
  ],
  swagger: swagger === null ? undefined : () => swagger,
  layout,
});

describe('the size of a template', () => {
  const codes: readonly (readonly [bytes: number, want: readonly string[]])[] = [
    [51_200, []],
    [51_201, ['warning template-large']],
    [799_999, ['warning template-large']],
    [800_000, ['warning quota-near', 'warning template-large']],
    [1_000_000, ['warning quota-near', 'warning template-large']],
    [1_000_001, ['error quota-exceeded', 'warning template-large']],
  ];
  for (const [bytes, want] of codes) {
    it(`is ${bytes} bytes`, () => expect(checkTemplateSize(sized(bytes)).map(({ code, severity }) => `${severity} ${code}`)).to.deep.equal(want));
  }

  const compact = '"template_layout": "compact"';
  const file = '"swagger_layout": "file"';
  const none = 'move functions or routes to another app, or resources of merge templates to a stack of their own';
  const fixes: readonly (readonly [what: string, size: TemplateSize, want: string])[] = [
    ['without its indentation', sized(870_000, 400_000, 300_000), `set ${compact} in the configuration, which makes it 400000 bytes`],
    ['also without its document', sized(1_900_000, 900_000, 700_000), `set ${compact} and ${file} in the configuration, which makes it 200000 bytes`],
    ['compact already', sized(900_000, 900_000, 700_000, 'compact'), `set ${file} in the configuration, which makes it 200000 bytes`],
    ['still near, but less', sized(1_900_000, 950_000, null), `set ${compact} in the configuration, which makes it 950000 bytes`],
    ['with nothing left to set', sized(900_000, 900_000, null, 'compact'), none],
  ];
  for (const [what, size, want] of fixes) it(`is told how to become smaller: ${what}`, () => expect(checkTemplateSize(size)[0]?.fix).to.equal(want));

  it('is told with what takes most of it', () => {
    expect(checkTemplateSize(sized(1_000_001, 1, 5))[0]).to.include({
      message: 'the template has 1000001 bytes, but CloudFormation allows 1000000; the biggest parts are Worker (10) and RestAPI (5)',
    });
  });
});
