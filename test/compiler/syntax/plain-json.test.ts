import { expect } from 'chai';
import { plainJson } from '../../../src/compiler/syntax/plain-json.js';

describe('JSON with comments', () => {
  const rows: readonly [text: string, plain: string][] = [
    ['{"a": 1}', '{"a": 1}'],
    ['{"a": 1, // one\n}', '{"a": 1        \n}'],
    ['{/* a\r\n */"a": 1}', '{    \r\n   "a": 1}'],
    ['{"a": "// no /* comment */ ,}"}', '{"a": "// no /* comment */ ,}"}'],
    ['{"a": "\\"// no",}', '{"a": "\\"// no" }'],
    ['[1, 2, /* last */ ]', '[1, 2             ]'],
    ['[1,,]', '[1, ]'],
    ['{"a": 1 /* open', '{"a": 1        '],
    ['{"open', '{"open'],
  ];
  for (const [text, plain] of rows) {
    it(`is ${JSON.stringify(plain)}: ${JSON.stringify(text)}`, () => {
      expect(plainJson(text)).to.equal(plain);
    });
  }
});
