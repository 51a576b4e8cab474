import { expect } from 'chai';
import fc from 'fast-check';
import { parseConfig } from '../../../src/compiler/config/parse-config.js';
import { parseSource } from '../../../src/compiler/syntax/parse-source.js';

const json = '.chalice/config.json';

describe('reading JSON', () => {
  it('gives exactly what JSON.parse gives', async () => {
    const text = fc.json({ maxDepth: 4 });
    const changed = fc.tuple(text, fc.nat(), fc.nat(3), fc.constantFrom('', ',', '"', '{', ']', '\\', '0', '-', '.', 'e', 'u', '\n', '\u2028', ' '));
    const one = fc.oneof(
      text,
      changed.map(([whole, at, cut, put]) => whole.slice(0, at % (whole.length + 1)) + put + whole.slice((at % (whole.length + 1)) + cut)),
    );
    await fc.assert(
      fc.asyncProperty(one, async (given) => {
        const { value, problems } = await parseSource(given, 'x.json');
        expect(value).to.deep.equal(parsed(given));
        expect(problems.some(({ kind }) => kind === 'syntax')).to.equal(value === undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds each key at its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.array(fc.integer()))), fc.constantFrom(0, 1, '\t'), async (data, indent) => {
        const text = JSON.stringify(data, null, indent);
        const { place } = await parseSource(text, 'x.json');
        const lines = text.split('\n');
        for (const [key, inner] of Object.entries(data)) {
          for (const name of Object.keys(inner)) {
            const { line, column } = place([key, name]);
            expect(lines[line! - 1]!.startsWith(JSON.stringify(name), column! - 1)).to.equal(true);
          }
        }
      }),
    );
  });

  const broken: [text: string, line: number, column: number, message: string][] = [
    ['', 1, 1, 'the file ends where a value should be'],
    ['{"version": "2.0",\n', 2, 1, "the file ends, but the '{' in line 1 is not closed"],
    ['{"a": [1,\n2', 2, 2, "the file ends, but the '[' in line 1 is not closed"],
    ['{\n "a": 1,\n}', 2, 8, "nothing follows this comma but '}'"],
    ['{"a" 1}', 1, 6, 'a \':\' is missing after the key "a"'],
    ['{"a": 1\n "b": 2}', 2, 2, "a ',' or '}' is missing here"],
    ["{'a': 1}", 1, 2, 'JSON has only double quotes'],
    ['{a: 1}', 1, 2, 'a key in double quotes is missing here'],
    ['{"a": tru}', 1, 7, 'this is not a value'],
    ['{"a": 01}', 1, 7, 'this is not a value'],
    ['{"a": "x\n"}', 1, 7, "this string has no closing '\"'"],
    ['{"a": "\\x"}', 1, 7, "this string has no closing '\"'"],
    ['// mine\n{}', 1, 1, 'JSON has no comments'],
    ['{"a": 1 /* x */}', 1, 9, 'JSON has no comments'],
    ['{}\r\n{}', 2, 1, 'there is more after the end of the value'],
    ['['.repeat(100_000), 1, 202, 'it is nested deeper than 200 levels'],
  ];
  for (const [text, line, column, message] of broken) {
    it(`tells the place of a problem: ${JSON.stringify(text.slice(0, 20))}`, async () => {
      const { config, problems } = await parseConfig(text, json);
      expect(config).to.equal(undefined);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.deep.include({ code: 'config-syntax', severity: 'error', where: { file: json, line, column } });
      expect(problems[0]!.message).to.include(`this is not valid JSON: ${message}`);
    });
  }

  const fixed: [text: string, fix: string][] = [
    ['{"a": 1 // x\n}', 'remove the comment'],
    ["{'a': 1}", 'write it in double quotes'],
    ['{a: 1}', 'write a key in double quotes'],
    ['{"a": 1\n "b": 2}', "add a comma before the next entry, or '}' after the last one"],
    ['{"a": 1,}', 'remove the comma'],
    ['{"a" 1}', "add a ':'"],
    ['{"a": }', 'add the value'],
    ['', 'add the value'],
    ['{\n"a": [1', "close the '[' of line 2 with ']'"],
    ['{\n"a": 1', "close the '{' of line 1 with '}'"],
    ['{"a": tru}', 'write a string in double quotes, a number, true, false or null'],
    ['{"a": "x\n"}', `close it with '"' on its line; write a line break as \\n and a backslash as \\\\`],
    ['{}}', 'remove it, or a bracket that closes too early'],
    ['['.repeat(300), 'nest it less deeply'],
  ];
  for (const [text, fix] of fixed) {
    it(`tells what to do about ${JSON.stringify(text.slice(0, 20))}`, async () => {
      const { problems } = await parseConfig(text, json);
      expect(problems.map((problem) => problem.fix)).to.deep.equal([fix]);
    });
  }

  it('takes a byte-order mark', async () => {
    const { config } = await parseConfig('\uFEFF{"app_name": "a"}', json);
    expect(config).to.deep.equal({ app_name: 'a' });
  });

  it('counts columns without the byte-order mark', async () => {
    const { problems } = await parseConfig('\uFEFF{"app_name": "a", "foo": 1}', json);
    expect(problems[0]?.where.column).to.equal(19);
  });

  it('refuses a key that is there twice, also in another spelling', async () => {
    const { config, problems } = await parseConfig('{"app_name": "a",\n "tags": {"x": "1",\n "\\u0078": "2"}}', json);
    expect(config).to.equal(undefined);
    expect(problems.map(({ code, where }) => [code, where])).to.deep.equal([['config-duplicate-key', { file: json, line: 3, column: 2, path: ['tags', 'x'] }]]);
  });

  for (const key of ['__proto__', 'constructor', 'prototype']) {
    it(`refuses the key ${key} once, and nothing is changed by it`, async () => {
      const { problems } = await parseConfig(`{"app_name": "a", "${key}": {"xray": 1}, "tags": {"${key}": "x"}, "lambda_functions": {"${key}": {}}}`, json);
      expect(problems.map(({ code, where }) => [code, where.path?.join('.')])).to.deep.equal([
        ['config-unsafe-key', key],
        ['config-unsafe-key', `tags.${key}`],
        ['config-unsafe-key', `lambda_functions.${key}`],
      ]);
      expect(({} as { xray?: unknown }).xray).to.equal(undefined);
    });
  }
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
