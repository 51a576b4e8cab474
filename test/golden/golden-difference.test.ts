import { expect } from 'chai';
import { goldenDifference, type GoldenFiles } from './golden-difference.js';

describe('the difference of golden files', () => {
  const rows: { says: string; want: GoldenFiles; got: GoldenFiles; lines: string[] }[] = [
    {
      says: 'of a template is the paths that differ, with what was and what is',
      want: { 'sam.json': '{"R": {"F": {"Timeout": 60, "Layers": ["a", "b"], "Old": {"x": 1}}}, "paths": {"/a.b/{c}": 1}}' },
      got: { 'sam.json': '{"R": {"F": {"Timeout": 30, "Layers": ["a", "c"], "New": null}}, "paths": {"/a.b/{c}": "1"}}' },
      lines: [
        'sam.json',
        '  ~ R.F.Timeout: 60 → 30',
        '  ~ R.F.Layers[1]: "b" → "c"',
        '  - R.F.Old: {"x":1}',
        '  + R.F.New: null',
        `  ~ paths['/a.b/{c}']: 1 → "1"`,
      ],
    },
    {
      says: 'of a YAML template is so too',
      want: { 'sam.yaml': 'A:\n  B: 1\n' },
      got: { 'sam.yaml': 'A:\n  B: 2\n' },
      lines: ['sam.yaml', '  ~ A.B: 1 → 2'],
    },
    {
      says: 'of problems is those that came and those that went',
      want: { 'problems.txt': 'error app.ts: one\n  fix it [a]\nerror app.ts: two\n  fix it [b]\n' },
      got: { 'problems.txt': 'error app.ts: two\n  fix it [b]\nwarning app.ts: three\n  fix it [c]\n' },
      lines: ['problems.txt', '  - error app.ts: one', '      fix it [a]', '  + warning app.ts: three', '      fix it [c]'],
    },
    {
      says: 'of other texts is a few lines of both',
      want: { 'zip.txt': 'a\nb\nc\nd\ne\nf\n' },
      got: { 'zip.txt': 'a\nb\nc\nd\nx\nf\n' },
      lines: ['zip.txt', '  …', '    c', '    d', '  - e', '  + x', '    f', '    '],
    },
    {
      says: 'that is only in the order of keys is one of texts',
      want: { 'sam.json': '{\n"A": 1,\n"B": 2\n}' },
      got: { 'sam.json': '{\n"B": 2,\n"A": 1\n}' },
      lines: ['sam.json', '    {', '  - "A": 1,', '  - "B": 2', '  + "B": 2,', '  + "A": 1', '    }'],
    },
    {
      says: 'names files that came and went',
      want: { 'sam.json': '{}' },
      got: { 'problems.txt': 'error x\n' },
      lines: ['problems.txt', '  + is new:', '  error x', '', 'sam.json', '  - is gone; it was:', '  {}'],
    },
  ];
  for (const { says, want, got, lines } of rows) {
    it(says, () => {
      expect(goldenDifference(want, got, 'name').split('\n')).to.deep.equal([...lines, '', 'If this is right: npm run test:update -- name']);
    });
  }

  it('is cut where it is long', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, 'x'.repeat(200)]));
    const lines = goldenDifference({ 'sam.json': '{}' }, { 'sam.json': JSON.stringify(many) }, 'name').split('\n');
    expect(lines).to.have.lengthOf(34);
    expect(lines[31]).to.equal('  … and 20 lines more');
    expect(Math.max(...lines.map((line) => line.length))).to.be.below(150);
  });

  it('is empty where there is none', () => {
    expect(goldenDifference({ 'sam.json': '{}' }, { 'sam.json': '{}' }, 'name')).to.equal('');
  });
});
