import { expect } from 'chai';
import { replaceValue } from '../../../src/compiler/syntax/replace-value.js';

const rows: readonly { given: string; text: string; path?: readonly string[]; want: string | undefined }[] = [
  { given: 'JSON', text: '{\n  "A": {"x": 1},\n  "B": {\n    "x": 1\n  }\n}\n', want: '{\n  "A": {"x": 1},\n  "B": {\n    "to": "2"\n  }\n}\n' },
  { given: 'JSON with tabs', text: '{\n\t"B": {\n\t\t"x": 1\n\t}\n}\n', want: '{\n\t"B": {\n\t  "to": "2"\n\t}\n}\n' },
  { given: 'JSON in one line', text: '{"B": {"x": 1}, "C": 1}', want: '{"B": {\n  "to": "2"\n}, "C": 1}' },
  { given: 'YAML', text: '# a\nA: 1 # b\nB:\n    x: 1\n\n# c\nC: 2\n', want: "# a\nA: 1 # b\nB:\n    to: '2'\n\n# c\nC: 2\n" },
  { given: 'YAML at the end, without a line end', text: 'B:\n  x: 1', want: "B:\n  to: '2'" },
  { given: 'YAML in flow style', text: 'B: {x: 1} # b\n', want: 'B: {\n  "to": "2"\n} # b\n' },
  { given: 'YAML with CRLF', text: 'A: 1\r\nB:\r\n  x: 1\r\nC: 2\r\n', want: "A: 1\r\nB:\r\n  to: '2'\r\nC: 2\r\n" },
  { given: 'short forms beside it', text: 'A: !Sub "${x}"\nB:\n  x: !Ref y\n', want: 'A: !Sub "${x}"\nB:\n  to: \'2\'\n' },
  { given: 'a deeper value', text: 'A:\n  B:\n    x: 1\n  C: 2\n', path: ['A', 'B'], want: "A:\n  B:\n    to: '2'\n  C: 2\n" },
  { given: 'an alias', text: 'A: &a {x: 1}\nB: *a\n', want: undefined },
  { given: 'a scalar', text: 'B: 1\n', want: undefined },
  { given: 'nothing there', text: 'A: 1\n', want: undefined },
  { given: 'a broken text', text: '{"B": {', want: undefined },
];

describe('replaceValue', () => {
  for (const { given, text, path = ['B'], want } of rows) {
    it(`of ${given} ${want === undefined ? 'gives up' : 'changes nothing else'}`, async () => {
      expect(await replaceValue(text, path, { to: '2' })).to.equal(want);
    });
  }
});
