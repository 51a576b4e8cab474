import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';

import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { mergeTemplates } from '../../../src/compiler/merge/merge.js';
import { parseMergeTemplate } from '../../../src/compiler/merge/parse-merge.js';
import { toJson, toNarrowJson, toYaml } from '../../../src/compiler/syntax/serialise.js';

const tricky = [
  '',
  ' ',
  ...'yes No on OFF y N true null ~ = << - ? : --- ... #a %a @a `a &a *a !a {a} [a a,b ${A} é 😀'.split(' '),
  ...'1 0123 012345678901 1.0 1e3 1.0e+3 1:30 190:20:30.15 0x1F 0o14 0b11 1_0 +1 .5 .inf -.INF .NaN 2010-09-09 2001-12-14t21:59:43.10-05:00'.split(' '),
  '- a',
  '? a',
  ': a',
  'a: b',
  'a #b',
  "it's",
  '"a"',
  ' a',
  'a ',
  'a\n',
  '\na',
  'a\n\n',
  'a\n b',
  ' a\nb',
  'a \nb',
  'a\n\nb',
  'a\tb',
  'a\r\nb',
  ...'\u0000\u0007\u007f\u0085\u2028\ufeff\ud83d',
];
const text = fc.oneof(
  fc.constantFrom(...tricky),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'01.:e-+_ \n#ay\'"\\'), maxLength: 8 }),
);
const key = text.filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    ),
    fc.constantFrom(true, false, null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const documents = fc.dictionary(key, value, { minKeys: 1, maxKeys: 5, noNullPrototype: true });

describe('a template as JSON', () => {
  it('has two spaces a level, the given order and one final newline', () => {
    expect(toJson({ b: [1, {}], a: [] })).to.equal('{\n  "b": [\n    1,\n    {}\n  ],\n  "a": []\n}\n');
  });

  it('escapes what is not ASCII, in lower case and as surrogate pairs', () => {
    expect(toJson('é\u007f\u2028😀\ud83d')).to.equal('"\\u00e9\\u007f\\u2028\\ud83d\\ude00\\ud83d"\n');
  });

  it('reads back equal', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(JSON.parse(toJson(document))).to.deep.equal(document);
      }),
    );
  });
});

describe('a template as YAML', () => {
  it('sorts the keys of every level by code unit and uses block style', async () => {
    const document = { b: { '￼': 1, '😀': 2, a: 3, B: 4 }, A: [{ d: 'x', c: [[1], []] }, {}] };
    expect(await toYaml(document)).to.equal('A:\n  - c:\n      - - 1\n      - []\n    d: x\n  - {}\nb:\n  B: 4\n  a: 3\n  😀: 2\n  ￼: 1\n');
  });

  it('writes a shared value out each time', async () => {
    const shared = { Statement: ['x'] };
    expect(await toYaml({ a: shared, b: shared })).to.equal('a:\n  Statement:\n    - x\nb:\n  Statement:\n    - x\n');
  });

  it('does not fold long lines', async () => {
    const long = 'word '.repeat(100).trim();
    expect(await toYaml({ a: long })).to.equal(`a: ${long}\n`);
  });

  it('keeps several lines readable', async () => {
    expect(await toYaml({ a: 'def f():\n  return 1\n\n# end\n' })).to.equal('a: |\n  def f():\n    return 1\n\n  # end\n');
  });

  const quoted = ['yes', 'No', 'on', 'y', 'null', '~', '=', '<<', '0123', '1e3', '1:30', '0o14', '1_000', '.inf', '+1', '2010-09-09', '200', '1.0', ''];
  for (const one of quoted) {
    it(`quotes ${one || 'the empty text'}, which some reader takes for something else`, async () => {
      expect(await toYaml({ a: one })).to.equal(`a: '${one}'\n`);
      if (one !== '') expect(await toYaml({ [one]: 1 })).to.equal(`'${one}': 1\n`);
    });
  }

  const plain = ['./deployment.zip', 'arn:aws:s3:::b/*', 'AWS::Lambda::Permission', '${RestAPI}.x', 'yesterday', '10 days', 'é'];
  for (const one of plain) {
    it(`leaves ${one} unquoted`, async () => {
      expect(await toYaml({ a: one })).to.equal(`a: ${one}\n`);
    });
  }

  for (const edged of [' a\nb', '\na', 'a \nb', 'a\nb ', 'a\n\n', 'a\r\nb', 'a\u0000']) {
    it(`quotes ${JSON.stringify(edged)}, whose blanks a block would hide`, async () => {
      expect(await toYaml({ a: edged })).to.equal(`a: ${JSON.stringify(edged)}\n`);
    });
  }

  const numbers: [number: number, want: string][] = [
    [0, '0'],
    [-1.5, '-1.5'],
    [1e21, '1.0e+21'],
    [1e-7, '1.0e-7'],
    [2 ** 60, '1.152921504606847e+18'],
  ];
  for (const [number, want] of numbers) {
    it(`writes ${number} so that every reader takes it for a number`, async () => {
      expect(await toYaml({ a: number })).to.equal(`a: ${want}\n`);
    });
  }

  it('escapes what YAML 1.1 takes for a line end or refuses', async () => {
    expect(await toYaml({ a: 'x\u0085\u2028\u007f\ufeff' })).to.equal('a: "x\\u0085\\u2028\\u007f\\ufeff"\n');
  });

  it('reads back equal with our reader', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const { template, problems } = await parseMergeTemplate(await toYaml(document), 'sam.yaml', 'yaml');
        expect(problems).to.deep.equal([]);
        expect(template!.value).to.deep.equal(document);
      }),
      { numRuns: 300 },
    );
  });

  it('reads back equal with a reader of YAML 1.2', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        expect(parse(await toYaml(document))).to.deep.equal(document);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same whatever the order of the keys', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const reversed = Object.fromEntries(Object.entries(document).toReversed());
        expect(await toYaml(reversed)).to.equal(await toYaml(document));
      }),
      { numRuns: 50 },
    );
  });
});

describe('short forms in YAML', () => {
  async function rewritten(yaml: string): Promise<string> {
    const { template, problems } = await parseMergeTemplate(yaml, 'm.yaml', 'yaml');
    expect(problems).to.deep.equal([]);
    return toYaml(template!.value, [template!]);
  }

  it('come back where the user wrote them, and only there', async () => {
    const { template } = await parseMergeTemplate('A: {X: !Ref U, W: {Ref: U}}\n', 'm.yaml', 'yaml');
    const merged = mergeTemplates({ A: { X: { Ref: 'G' }, Z: { Ref: 'G' } } }, [template!]);
    expect(await toYaml(merged, [template!])).to.equal('A:\n  W:\n    Ref: U\n  X: !Ref U\n  Z:\n    Ref: G\n');
  });

  it('are long in JSON', async () => {
    const { template } = await parseMergeTemplate('A: !GetAtt B.C\n', 'm.yaml', 'yaml');
    expect(JSON.parse(toJson(template!.value))).to.deep.equal({ A: { 'Fn::GetAtt': ['B', 'C'] } });
  });

  const same = [
    'A: !Sub ${X}-y\n',
    'A: !GetAtt B.C.D\n',
    'A: !GetAtt B\n',
    'A: !GetAtt\n  - B\n  - !Ref C\n',
    'A: !GetAtt\n  - B\n  - C\n  - D\n',
    'A: !GetAtt\n  - B.C\n  - D\n',
    "A: !GetAZs ''\n",
    'A: !Condition B\n',
    'A: !ToJsonString\n  B: !Length\n    - x\n',
    "A: !Ref '0123'\n",
    'A: !Sub |\n  x\n  y\n',
    'A: !If\n  - B\n  - 5\n  - !Ref C\n',
    'A:\n  - !If\n    - B\n  - !Sub x\n',
    'A: !Transform\n  Name: B\n',
    'A: !Base64\n  Fn::Sub: x\n',
  ];
  for (const yaml of same) {
    it(`survive in ${JSON.stringify(yaml)}`, async () => {
      expect(await rewritten(yaml)).to.equal(yaml);
    });
  }
});

describe('toNarrowJson', () => {
  it('gives the same value, in lines that are no wider than they have to be', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = toNarrowJson(value);
        expect(JSON.parse(text)).to.deep.equal(JSON.parse(toJson(value)));
        for (const line of text.split('\n'))
          if (line.length > 160) expect(line).to.match(/^ *(?:"(?:[^"\\]|\\.)*": )?(?:"(?:[^"\\]|\\.)*"|[-\d.e+]+|true|false|null),?$|\\u/);
      }),
    );
  });

  it('keeps on one line what fits there', () => {
    const long = 'x'.repeat(100);
    expect(toNarrowJson({ a: { b: [1, 2] }, c: { [long]: { d: ['e', long] } } })).to.equal(
      `{\n  "a": {"b":[1,2]},\n  "c": {\n    "${long}": {"d":["e","${long}"]}\n  }\n}\n`.replace(
        `{"d":["e","${long}"]}`,
        `{\n      "d": ["e","${long}"]\n    }`,
      ),
    );
  });
});
