import { expect } from 'chai';
import fc from 'fast-check';

import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { parseMergeTemplate, type MergeTemplate } from '../../../src/compiler/merge/parse-merge.js';

type Format = 'json' | 'yaml';

async function valueOf(text: string, format: Format): Promise<unknown> {
  const { template, problems } = await parseMergeTemplate(text, `m.${format}`, format);
  expect(problems).to.deep.equal([]);
  return template!.value;
}

/** `code line:column message` of each problem. */
async function problemsOf(text: string, format: Format): Promise<string[]> {
  const { template, problems } = await parseMergeTemplate(text, `m.${format}`, format);
  // Of a template that is right but for keys that are there twice, the rest can be checked too.
  expect(template === undefined).to.equal(problems.some(({ message }) => !message.includes('only the last one would count')));
  return problems.map(({ code, severity, where, message }) => {
    expect(severity).to.equal('error');
    expect(where.file).to.equal(`m.${format}`);
    return where.line === undefined ? `${code} ${message}` : `${code} ${where.line}:${where.column} ${message}`;
  });
}

describe('reading a YAML merge template', () => {
  const shortForms: [text: string, want: unknown][] = [
    ['!Ref X', { Ref: 'X' }],
    ['!Ref 123', { Ref: '123' }],
    ['!Condition IsProd', { Condition: 'IsProd' }],
    ['!GetAtt A.B', { 'Fn::GetAtt': ['A', 'B'] }],
    ['!GetAtt A.B.C', { 'Fn::GetAtt': ['A', 'B.C'] }],
    ['!GetAtt [A, B]', { 'Fn::GetAtt': ['A', 'B'] }],
    ['!GetAtt A', { 'Fn::GetAtt': ['A'] }],
    ['!GetAZs', { 'Fn::GetAZs': '' }],
    ['!Sub "${A}-x"', { 'Fn::Sub': '${A}-x' }],
    ['!Sub ["${A}", {A: !Ref B}]', { 'Fn::Sub': ['${A}', { A: { Ref: 'B' } }] }],
    ['!Transform {Name: AWS::Include}', { 'Fn::Transform': { Name: 'AWS::Include' } }],
    ['!If [C, 5, !Ref "AWS::NoValue"]', { 'Fn::If': ['C', 5, { Ref: 'AWS::NoValue' }] }],
    ['!Not [!Equals [!Ref A, b]]', { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'A' }, 'b'] }] }],
    ['!Length [!Cidr 1]', { 'Fn::Length': [{ 'Fn::Cidr': '1' }] }],
    ['!ToJsonString {a: [!Length 1]}', { 'Fn::ToJsonString': { a: [{ 'Fn::Length': '1' }] } }],
    ['!EachMemberIn [!ValueOfAll [A, B], !RefAll C]', { 'Fn::EachMemberIn': [{ 'Fn::ValueOfAll': ['A', 'B'] }, { 'Fn::RefAll': 'C' }] }],
    ['{Fn::Newer: x}', { 'Fn::Newer': 'x' }],
  ];
  for (const [text, want] of shortForms) {
    it(`gives the long form of ${text}`, async () => {
      expect(await valueOf(`a: ${text}\n`, 'yaml')).to.deep.equal({ a: want });
    });
  }

  const scalars: [text: string, want: Value][] = [
    ['012345678901', '012345678901'],
    ['123456789012', 123456789012],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', '9007199254740992'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.0', '1.0'],
    ['1.10', '1.10'],
    ['1.5', 1.5],
    ['-5', -5],
    ['0', 0],
    ['-0', '-0'],
    ['+1', '+1'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['1_000', '1_000'],
    ['1:30', '1:30'],
    ['.inf', '.inf'],
    ['Infinity', 'Infinity'],
    ['2010-09-09', '2010-09-09'],
    ['!!timestamp 2010-09-09', '2010-09-09'],
    ['yes', true],
    ['On', true],
    ['TRUE', true],
    ['no', false],
    ['off', false],
    ['y', 'y'],
    ['N', 'N'],
    ['tRue', 'tRue'],
    ['', null],
    ['~', null],
    ['Null', null],
    ['"5"', '5'],
    ["'yes'", 'yes'],
    ['! 5', '5'],
    ['!!str 5', '5'],
    ['!!int 5', 5],
    ['!!bool yes', true],
  ];
  for (const [text, want] of scalars) {
    it(`takes ${text || 'nothing'} for ${JSON.stringify(want)}`, async () => {
      expect(await valueOf(`a: ${text}\n`, 'yaml')).to.deep.equal({ a: want });
    });
  }

  it('keeps keys as they are written', async () => {
    expect(await valueOf('M: {012345678901: {a: b}, on: c, 1.0: d, "": e}\n', 'yaml')).to.deep.equal({
      M: { '012345678901': { a: 'b' }, on: 'c', '1.0': 'd', '': 'e' },
    });
  });

  it('follows anchors, aliases and merge keys', async () => {
    const text = 'a: &a {x: 1, y: 2}\nb: *a\nc:\n  <<: *a\n  y: 3\nd: {<<: [{x: 5}, *a]}\ne: &e name\n*e : 4\n';
    expect(await valueOf(text, 'yaml')).to.deep.equal({ a: { x: 1, y: 2 }, b: { x: 1, y: 2 }, c: { x: 1, y: 3 }, d: { x: 5, y: 2 }, e: 'name', name: 4 });
  });

  it('takes a quoted merge key for a name', async () => {
    expect(await valueOf('a: {"<<": 1}\n', 'yaml')).to.deep.equal({ a: { '<<': 1 } });
  });

  it('reads JSON, tabs and all', async () => {
    expect(await valueOf('\uFEFF{\n\t"a": [1,\n\t2, "\\ud83d\\ude00\\/"]\n}', 'yaml')).to.deep.equal({ a: [1, 2, '😀/'] });
  });

  const refused: [what: string, text: string, want: string[]][] = [
    ['an open quote', 'a: "unterminated\nb: [\n', ['merge-not-yaml 3:1 this is not valid YAML: missing closing quote']],
    ['a tab as indentation', 'a:\n\t- b\n', ['merge-not-yaml 2:1 this is not valid YAML: tabs are not allowed as indentation']],
    ['a map inside a line', 'a: b: c\n', ['merge-not-yaml 1:4 this is not valid YAML: nested mappings are not allowed in compact mappings']],
    ['an equal key', 'a:\n  b: 1\n  b: 2\n', ["merge-key 3:3 the key 'b' is also in line 2, column 3, but only the last one would count"]],
    ['an equal key in other quotes', '{"b": 1, b: 2}\n', ["merge-key 1:10 the key 'b' is also in line 1, column 2, but only the last one would count"]],
    [
      'every key of the prototype',
      '__proto__: 1\na: {constructor: 2, prototype: 3}\n',
      [
        "merge-key 1:1 '__proto__' cannot be used as a key",
        "merge-key 2:5 'constructor' cannot be used as a key",
        "merge-key 2:21 'prototype' cannot be used as a key",
      ],
    ],
    ['a key that is a list', '? [a]\n: 1\n', ['merge-key 1:3 a key is not a string']],
    ['a key that is a function', '!Ref a : 1\n', ['merge-key 1:6 a key is not a string']],
    ['a key that is nothing', 'a: 1\n: 2\n', ['merge-key 2:1 a key is not a string']],
    ['a merge key without a map', 'a:\n  <<: 5\n', ["merge-key 2:3 the key '<<' needs a map or a list of maps"]],
    ['an alias of nothing', 'a: *b\n', ["merge-not-yaml 1:4 the alias '*b' needs an anchor '&b' on a value that ends before it"]],
    ['an alias inside its own value', 'a: &a\n  b: *a\n', ["merge-not-yaml 2:6 the alias '*a' needs an anchor '&a' on a value that ends before it"]],
    ['a binary value', 'a: !!binary aGk=\n', ["merge-not-yaml 1:13 a template cannot hold a value of the type '!!binary'"]],
    ['a set', 'a: !!set {b}\n', ["merge-not-yaml 1:10 a template cannot hold a value of the type '!!set'"]],
    ['a tag with an address', 'a: !<x:y> b\n', ["merge-not-yaml 1:6 the tag 'x:y' means nothing in a template"]],
    ['a map that is a scalar', 'a: !!map b\n', ["merge-not-yaml 1:10 the tag '!!map' does not fit this value"]],
    ['a list that is a scalar', 'a: !!seq b\n', ["merge-not-yaml 1:10 the tag '!!seq' does not fit this value"]],
    ['a map that is a list', 'a: !!map [b]\n', ["merge-not-yaml 1:10 the tag '!!map' does not fit this value"]],
    ['a string that is a list', 'a: !!str [b]\n', ["merge-not-yaml 1:10 the tag '!!str' does not fit this value"]],
    ['an unknown function before a map', 'a: !Object\n  b: c\n', ["merge-not-yaml 1:4 the tag '!Object' means nothing in a template"]],
    [
      'every unknown function',
      'a: [!Foo b, &c !Bar]\n',
      ["merge-not-yaml 1:5 the tag '!Foo' means nothing in a template", "merge-not-yaml 1:16 the tag '!Bar' means nothing in a template"],
    ],
    ['several documents', 'a: 1\n---\nb: 2\n', ['merge-not-yaml 2:1 this is not valid YAML: there is more than one document']],
    ['a list', '- a\n', ['merge-not-a-map the merge template is a list, not a map of sections']],
    ['a text', 'just a line of text\n', ['merge-not-a-map the merge template is a string, not a map of sections']],
    ['a number', '5\n', ['merge-not-a-map the merge template is a number, not a map of sections']],
    ['null', 'null\n', ['merge-not-a-map the merge template is empty, not a map of sections']],
    ['an empty file', '', ['merge-not-a-map the merge template is empty, not a map of sections']],
    ['only a comment', '# nothing yet\n', ['merge-not-a-map the merge template is empty, not a map of sections']],
    ['a bottomless pit of lists', '['.repeat(20_000), ['merge-not-yaml 1:202 this is not valid YAML: it is nested deeper than 200 levels']],
    ['a bottomless pit of maps', '- '.repeat(20_000), ['merge-not-yaml 1:403 this is not valid YAML: it is nested deeper than 200 levels']],
  ];
  for (const [what, text, want] of refused) {
    it(`refuses ${what}`, async () => {
      expect(await problemsOf(text, 'yaml')).to.deep.equal(want);
    });
  }

  const tagFixes: [tag: string, fix: string][] = [
    ['!Reff', "did you mean '!Ref'?"],
    ['!ref', "did you mean '!Ref'?"],
    ['!Fn::Sub', "did you mean '!Sub'?"],
    ['!ImprtValue', "did you mean '!ImportValue'?"],
    ['!Whatever', "remove the tag, or write a function that tschalice does not know in its long form, 'Fn::Whatever:'"],
    ['!<x:y>', 'remove the tag'],
  ];
  for (const [tag, fix] of tagFixes) {
    it(`tells what to write instead of ${tag}`, async () => {
      const { problems } = await parseMergeTemplate(`a: ${tag} b\n`, 'm.yaml', 'yaml');
      expect(problems.map((problem) => problem.fix)).to.deep.equal([fix]);
    });
  }

  it('tells all syntax errors at once', async () => {
    expect(await problemsOf('a: @x\nb: `y\n', 'yaml')).to.have.length(2);
  });

  it('refuses aliases that explode, and says where', async () => {
    const lines = ['l0: &l0 [x,x,x,x,x,x,x,x,x,x]'];
    for (let i = 1; i < 30; i += 1) lines.push(`l${i}: &l${i} [${Array.from({ length: 10 }, () => `*l${i - 1}`).join(', ')}]`);
    expect(await problemsOf(lines.join('\n'), 'yaml')).to.deep.equal([
      'merge-not-yaml 5:45 this is not valid YAML: the aliases in the file stand for more than 100000 values',
    ]);
  });

  it('gives a template or problems for whatever text', async () => {
    const pieces = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '!Ref ',
      '&a ',
      '*a',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '|',
      '#',
      '<<',
      ', ',
      '? ',
      '---\n',
      '%',
      '\t',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 20 }), async (parts) => {
        const { template, problems } = await parseMergeTemplate(parts.join(''), 'm.yaml', 'yaml');
        expect(template === undefined).to.equal(problems.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('reading a JSON merge template', () => {
  it('agrees with JSON.parse wherever JavaScript holds the numbers exactly', async () => {
    const key = fc.string().filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
    const isHeld = (_: string, inner: unknown): unknown => {
      fc.pre(!Number.isInteger(inner) || Number.isSafeInteger(inner));
      return inner;
    };
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, fc.json()), fc.constantFrom(0, 2, '\t'), async (texts, indent) => {
        const value = Object.fromEntries(Object.entries(texts).map(([name, json]) => [name, JSON.parse(json, isHeld) as unknown]));
        const text = JSON.stringify(value, null, indent);
        fc.pre(!/"(?:__proto__|constructor|prototype)":/.test(text));
        expect(await valueOf(text, 'json')).to.deep.equal(JSON.parse(text));
      }),
    );
  });

  it('keeps the order of keys', async () => {
    expect(JSON.stringify(await valueOf('{"b": 1, "a": {"d": 2, "c": 3}}', 'json'))).to.equal('{"b":1,"a":{"d":2,"c":3}}');
  });

  it('keeps numbers that JavaScript would change as they are written', async () => {
    expect(await valueOf('{"a": [12345678901234567890, 1.0, 1e400, 1.5, 1e3, -2, 1.10]}', 'json')).to.deep.equal({
      a: ['12345678901234567890', '1.0', '1e400', 1.5, 1000, -2, '1.10'],
    });
  });

  const refused: [what: string, text: string, want: string][] = [
    ['a missing value', '{"a": }', "merge-not-json 1:7 this is not valid JSON: a value is missing before this '}'"],
    ['an unquoted key', '{\n  a: 1}', 'merge-not-json 2:3 this is not valid JSON: a key in double quotes is missing here'],
    ['a comma too many', '{"a": 1,\n}', "merge-not-json 1:8 this is not valid JSON: nothing follows this comma but '}'"],
    ['a comma too few', '{"a": [1 2]}', "merge-not-json 1:10 this is not valid JSON: a ',' or ']' is missing here"],
    ['a missing colon', '{"a" 1}', `merge-not-json 1:6 this is not valid JSON: a ':' is missing after the key "a"`],
    ['an early end', '{"a": {', "merge-not-json 1:8 this is not valid JSON: the file ends, but the '{' in line 1 is not closed"],
    ['words behind the end', '{}\n😀', 'merge-not-json 2:1 this is not valid JSON: there is more after the end of the value'],
    ['a leading zero', '{"a": 012}', 'merge-not-json 1:7 this is not valid JSON: this is not a value (a string must be in double quotes)'],
    ['NaN', '{"a": NaN}', 'merge-not-json 1:7 this is not valid JSON: this is not a value (a string must be in double quotes)'],
    ['a comment', '{} // x', 'merge-not-json 1:4 this is not valid JSON: JSON has no comments'],
    ['YAML', 'Resources:\n  A: 1\n', 'merge-not-json 1:1 this is not valid JSON: this is not a value (a string must be in double quotes)'],
    [
      'an open string',
      '{"a": "b\n"}',
      `merge-not-json 1:7 this is not valid JSON: this string has no closing '"' on its line, or has an escape with '\\' that JSON does not know`,
    ],
    [
      'an unknown escape',
      '{"a": "\\x"}',
      `merge-not-json 1:7 this is not valid JSON: this string has no closing '"' on its line, or has an escape with '\\' that JSON does not know`,
    ],
    ['an equal key', '{"a": {"b": 1,\n"\\u0062": 2}}', "merge-key 2:1 the key 'b' is also in line 1, column 8, but only the last one would count"],
    ['the key of the prototype', '{"a": [{"__proto__": 1}]}', "merge-key 1:9 '__proto__' cannot be used as a key"],
    ['a list', '[]', 'merge-not-a-map the merge template is a list, not a map of sections'],
    ['a text', '"x"', 'merge-not-a-map the merge template is a string, not a map of sections'],
    ['null', 'null', 'merge-not-a-map the merge template is empty, not a map of sections'],
    ['an empty file', ' \n', 'merge-not-a-map the merge template is empty, not a map of sections'],
    ['a bottomless pit', '['.repeat(100_000), 'merge-not-json 1:202 this is not valid JSON: it is nested deeper than 200 levels'],
  ];
  for (const [what, text, want] of refused) {
    it(`refuses ${what}`, async () => {
      expect(await problemsOf(text, 'json')).to.deep.equal([want]);
    });
  }

  it('refuses exactly what JSON.parse refuses', async () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', '"a"', '"b"', ':', ',', '1', '-', '.5', 'e1', 'true', 'null', ' ', '"', '\\', '0');
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), async (parts) => {
        const { problems } = await parseMergeTemplate(`{"x":${parts.join('')}}`, 'm.json', 'json');
        let isJson = true;
        try {
          JSON.parse(`{"x":${parts.join('')}}`);
        } catch {
          isJson = false;
        }
        expect(problems.some(({ code }) => code === 'merge-not-json')).to.equal(!isJson);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the place of an entry', () => {
  const texts: [format: Format, text: string][] = [
    ['json', '{\n  "Resources": {\n    "A": {"Type": "T"},\n    "B": [1, 2]\n  }\n}'],
    ['yaml', '# x\nResources:\n    A: {Type: T}\n    B: [1, 2]\n'],
  ];
  const rows: [path: (string | number)[], json: string, yaml: string][] = [
    [['Resources'], '2:3', '2:1'],
    [['Resources', 'A', 'Type'], '3:11', '3:9'],
    [['Resources', 'A', 'Properties', 'X'], '3:5', '3:5'],
    [['Resources', 'B', 1], '4:14', '4:12'],
    [['Outputs'], '1:1', '2:1'],
    [[], 'undefined:undefined', 'undefined:undefined'],
  ];
  for (const [format, text] of texts) {
    for (const [path, json, yaml] of rows) {
      it(`is known in ${format} for ${path.join('.')}`, async () => {
        const { template } = (await parseMergeTemplate(text, 'm', format)) as { template: MergeTemplate };
        const place = template.place(path);
        expect(`${place.line}:${place.column}`).to.equal(format === 'json' ? json : yaml);
        expect(place).to.deep.include({ file: 'm', path });
      });
    }
  }
});
