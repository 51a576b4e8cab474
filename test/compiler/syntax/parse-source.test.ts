import { expect } from 'chai';
import fc from 'fast-check';
import { formatOf, parseSource } from '../../../src/compiler/syntax/parse-source.js';
import type { Path, Source, SourceFormat } from '../../../src/compiler/syntax/source.js';

type Of = 'key' | 'value';

/** `line:column`, or what of it there is. */
function at({ place }: Source, path: Path, of?: Of): string {
  const { line, column } = place(path, of);
  return `${line}:${column}`;
}

describe('the format of a file', () => {
  const rows: readonly [name: string, want: SourceFormat][] = [
    ['x.yaml', 'yaml'],
    ['x.YAML', 'yaml'],
    ['a/x.YmL', 'yaml'],
    ['x.foo.yml', 'yaml'],
    ['x', 'json'],
    ['x.yml', 'yaml'],
    ['yaml', 'json'],
    ['x.txt', 'json'],
    ['x.json', 'json'],
    ['x.yaml.json', 'json'],
    ['a.yaml/x', 'json'],
  ];
  for (const [name, want] of rows) it(`is ${want} for ${name}`, () => expect(formatOf(name)).to.equal(want));

  it('may be said', async () => {
    expect((await parseSource('a: 1', 'x.json', { format: 'yaml' })).value).to.deep.equal({ a: 1 });
    expect((await parseSource('{"a":\t1}', 'x.yaml', { format: 'json' })).value).to.deep.equal({ a: 1 });
  });
});

describe('a merge conflict', () => {
  const sides: { readonly [format in SourceFormat]: string } = {
    json: '{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> feature\n}\n',
    yaml: 'x: 0\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> feature\n',
  };
  for (const format of ['json', 'yaml'] as const) {
    for (const end of ['\n', '\r\n']) {
      it(`is all that is wrong with a ${format} file, with ${JSON.stringify(end)}`, async () => {
        const { problems, value } = await parseSource(sides[format].replaceAll('\n', end), 'x', { format });
        expect(value).to.equal(undefined);
        expect(problems.map(({ kind, where, message }) => [kind, where.line, where.column, message])).to.deep.equal([
          ['syntax', 2, 1, `this is not valid ${format.toUpperCase()}: git has left a merge conflict here`],
        ]);
      });
    }
  }

  it('is none in a text of YAML', async () => {
    const { value } = await parseSource('a: |\n  <<<<<<< HEAD\n  >>>>>>> feature\n', 'x.yaml');
    expect(value).to.deep.equal({ a: '<<<<<<< HEAD\n>>>>>>> feature\n' });
  });
});

describe('the place in a source', () => {
  const texts: { readonly [format in SourceFormat]: string } = {
    json: '\uFEFF\n{\n  "a": {"b": [1,\r\n    {"c":   2}]},\n  "e": null\n}',
    yaml: '\uFEFF# x\na:\n  b:\n    - 1\n    - c:   2\ne:\n',
  };
  const rows: readonly [what: string, path: Path, of: Of, json: string, yaml: string][] = [
    ['a key', ['a', 'b'], 'key', '3:9', '3:3'],
    ['a value', ['a', 'b'], 'value', '3:14', '4:5'],
    ['an item', ['a', 'b', 0], 'key', '3:15', '4:7'],
    ['an item as a value', ['a', 'b', 0], 'value', '3:15', '4:7'],
    ['a key in an item', ['a', 'b', 1, 'c'], 'key', '4:6', '5:7'],
    ['a value in an item', ['a', 'b', 1, 'c'], 'value', '4:13', '5:12'],
    ['a value that is null', ['e'], 'value', '5:8', '6:3'],
    ['what is not there', ['a', 'x', 'y'], 'key', '3:3', '2:1'],
    ['a value that is not there', ['a', 'x', 'y'], 'value', '3:3', '2:1'],
    ['an item that is not there', ['a', 'b', 7], 'key', '3:9', '3:3'],
    ['what is below a number', ['a', 'b', 0, 'x'], 'key', '3:15', '4:7'],
    ['a key that all objects inherit', ['a', 'toString'], 'key', '3:3', '2:1'],
    ['the whole', [], 'key', '2:1', '2:1'],
    ['what is missing in the whole', ['x'], 'value', '2:1', '2:1'],
  ];
  for (const format of ['json', 'yaml'] as const) {
    for (const [what, path, of, json, yaml] of rows) {
      it(`is known in ${format} of ${what}`, async () => {
        const source = await parseSource(texts[format], `m.${format}`);
        expect(at(source, path, of)).to.equal(format === 'json' ? json : yaml);
        expect(source.place(path, of)).to.deep.include({ file: `m.${format}`, path });
      });
    }
  }

  it('is that of the key where nothing else is asked for', async () => {
    expect(at(await parseSource('{"a":  1}', 'x.json'), ['a'])).to.equal('1:2');
  });

  it('is that of the last of equal keys, which is the one that counts', async () => {
    const source = await parseSource('{"a": {"b": 1},\n"a": {"b": 2}}', 'x.json');
    expect([source.value, at(source, ['a', 'b'])]).to.deep.equal([{ a: { b: 2 } }, '2:7']);
  });

  it('is where an alias was written out', async () => {
    const source = await parseSource('a: &a\n  x: 1\nb: *a\n', 'x.yaml');
    expect([at(source, ['b']), at(source, ['b', 'x'])]).to.deep.equal(['3:1', '2:3']);
  });

  it('is only the file where the text cannot be read', async () => {
    for (const text of ['{', 'a: [', 'a: *b', '? [a]\n: b']) {
      const { value, place } = await parseSource(text, 'x.yaml');
      expect([value, place(['a'])]).to.deep.equal([undefined, { file: 'x.yaml', path: ['a'] }]);
    }
  });
});

describe('numbers that JavaScript would change', () => {
  const text = '[1.0, 1.10, 12345678901234567890, 1e400, 0.1, -0, 1E2]';
  it('are numbers in data, as JSON.parse gives them', async () => {
    expect((await parseSource(text, 'x.json')).value).to.deep.equal(JSON.parse(text));
  });

  it('stay as they are written in templates', async () => {
    const json = ['1.0', '1.10', '12345678901234567890', '1e400', 0.1, '-0', 100];
    expect((await parseSource(text, 'x.json', { isTemplate: true })).value).to.deep.equal(json);
    expect((await parseSource(text, 'x.yaml', { isTemplate: true })).value).to.deep.equal([...json.slice(0, -1), '1E2']);
  });

  it('stay as they are written in keys of YAML', async () => {
    expect((await parseSource('1.0: a\n012345678901: b\n0x10: c\n', 'x.yaml')).value).to.deep.equal({ '1.0': 'a', '012345678901': 'b', '0x10': 'c' });
  });
});

describe('JSON', () => {
  it('says the same at the same places when it is read as YAML', async () => {
    const key = fc.string({ maxLength: 20 }).filter((name) => !['__proto__', 'constructor', 'prototype', ''].includes(name));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('tree')), fc.dictionary(key, tie('tree'))),
    }));
    await fc.assert(
      fc.asyncProperty(tree, fc.constantFrom(0, 1, 2), async (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const [json, yaml] = [await parseSource(text, 'x', { format: 'json' }), await parseSource(text, 'x', { format: 'yaml' })];
        expect(yaml.problems).to.deep.equal(json.problems);
        expect(yaml.value).to.deep.equal(json.value);
        for (const path of pathsOf(value)) {
          for (const of of ['key', 'value'] as const) expect(at(yaml, path, of), path.join('/')).to.equal(at(json, path, of));
        }
      }),
    );
  });
});

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([step, inner]) => pathsOf(inner, [...path, step]))];
}
