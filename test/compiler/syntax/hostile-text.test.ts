import { expect } from 'chai';
import { parseConfig } from '../../../src/compiler/config/parse-config.js';
import { parseDeployed, parseOldDeployed } from '../../../src/compiler/deployed/parse-deployed.js';
import { parsePolicy } from '../../../src/compiler/iam/role/parse-policy.js';
import type { Problem } from '../../../src/compiler/problem/problem.js';
import { parseMergeTemplate } from '../../../src/compiler/merge/parse-merge.js';

type Wrong = 'syntax' | 'key' | 'duplicateKey' | 'unsafeKey';
type Codes = { readonly [wrong in Wrong]: string };

interface FileKind {
  readonly what: string;
  readonly file: string;
  readonly codes: Codes;
  readonly parse: (text: string, file: string) => Promise<{ value: unknown; problems: readonly Problem[] }>;
}

const config: Pick<FileKind, 'codes' | 'parse'> = {
  codes: { syntax: 'config-syntax', key: 'config-syntax', duplicateKey: 'config-duplicate-key', unsafeKey: 'config-unsafe-key' },
  parse: async (text, file) => {
    const { config: value, problems } = await parseConfig(text, file);
    return { value, problems };
  },
};
const merge = (format: 'json' | 'yaml'): Pick<FileKind, 'codes' | 'parse'> => ({
  codes: { syntax: `merge-not-${format}`, key: 'merge-key', duplicateKey: 'merge-key', unsafeKey: 'merge-key' },
  parse: async (text, file) => {
    const { template, problems } = await parseMergeTemplate(text, file, format);
    // What is not whole is read for its other problems alone.
    return { value: template?.isWhole === true ? template : undefined, problems };
  },
});
const policy: Pick<FileKind, 'codes' | 'parse'> = {
  codes: { syntax: 'policy-file-not-json', key: 'policy-file-not-json', duplicateKey: 'policy-file-key', unsafeKey: 'policy-file-key' },
  parse: async (text, file) => {
    const { policy: value, problems } = await parsePolicy(text, file, 'identity');
    return { value, problems };
  },
};
const deployed: Pick<FileKind, 'codes' | 'parse'> = {
  codes: { syntax: 'deployed-syntax', key: 'deployed-syntax', duplicateKey: 'deployed-duplicate-key', unsafeKey: 'deployed-unsafe-key' },
  parse: async (text, file) => {
    const { values: value, problems } = await parseDeployed(text, file);
    return { value, problems };
  },
};
const oldDeployed: Pick<FileKind, 'codes' | 'parse'> = {
  ...deployed,
  parse: async (text, file) => {
    const { stages, problems } = await parseOldDeployed(text, file, 'orders');
    return { value: stages.size === 0 ? undefined : stages, problems };
  },
};

const jsonKinds: readonly FileKind[] = [
  { what: 'a configuration', file: '.chalice/config.json', ...config },
  { what: 'a merge template', file: 'extras.json', ...merge('json') },
  { what: 'a policy file', file: '.chalice/policy-dev.json', ...policy },
  { what: 'a policy file of another name', file: '.chalice/policy.yaml', ...policy },
  { what: 'deployed values', file: '.chalice/deployed/dev.json', ...deployed },
  { what: 'deployed values of the oldest layout', file: '.chalice/deployed.json', ...oldDeployed },
];
const yamlKinds: readonly FileKind[] = [
  { what: 'a configuration', file: '.chalice/config.yaml', ...config },
  { what: 'a merge template', file: 'extras.yaml', ...merge('yaml') },
  { what: 'a merge template named .json', file: 'extras.json', ...merge('yaml') },
  { what: 'deployed values', file: '.chalice/deployed/dev.yml', ...deployed },
];

interface Row {
  readonly what: string;
  readonly text: string;
  readonly wrong: Wrong;
  /** `line:column` */
  readonly at: string;
  readonly path?: string;
  readonly message?: string;
}

const also = (line: number, column: number): string => `is also in line ${line}, column ${column}, but only the last one would count`;
/** JSON, which YAML's reader takes just so. */
const both: readonly Row[] = [
  { what: 'a key twice', text: '{"a": {"b": 1,\n "b": 2}}', wrong: 'duplicateKey', at: '2:2', path: 'a.b', message: `the key 'b' ${also(1, 8)}` },
  {
    what: 'a key twice in another spelling',
    text: '{"a": 1,\r\n"\\u0061": 2}',
    wrong: 'duplicateKey',
    at: '2:1',
    path: 'a',
    message: `the key 'a' ${also(1, 2)}`,
  },
  { what: 'a key twice behind a byte-order mark', text: '\uFEFF{"a": 1, "a": 2}', wrong: 'duplicateKey', at: '1:10', path: 'a', message: also(1, 2) },
  { what: 'a key twice in a list', text: '[{"a": 1}, {"a": 1, "a": 2}]', wrong: 'duplicateKey', at: '1:21', path: '1.a' },
  { what: 'the key __proto__', text: '{"x": {"__proto__": {"polluted": 1}}}', wrong: 'unsafeKey', at: '1:8', path: 'x.__proto__' },
  { what: 'the key __proto__ in another spelling', text: '{"\\u005f_proto__": {"polluted": 1}}', wrong: 'unsafeKey', at: '1:2', path: '__proto__' },
  { what: 'the key constructor', text: '{"constructor": {"prototype": {"polluted": 1}}}', wrong: 'unsafeKey', at: '1:2', path: 'constructor' },
  { what: 'the key prototype', text: '{"a":\n{"prototype": {"polluted": 1}}}', wrong: 'unsafeKey', at: '2:2', path: 'a.prototype' },
  { what: 'brackets without end', text: '['.repeat(20_000), wrong: 'syntax', at: '1:202', message: 'it is nested deeper than 200 levels' },
  {
    what: 'brackets too deep',
    text: '['.repeat(201).concat('1', ']'.repeat(201)),
    wrong: 'syntax',
    at: '1:202',
    message: 'it is nested deeper than 200 levels',
  },
  { what: 'braces without end', text: '{"a":\n'.repeat(5_000), wrong: 'syntax', at: '202:1', message: 'it is nested deeper than 200 levels' },
];
const jsonRows: readonly Row[] = [
  ...both,
  { what: 'half a file', text: '{"a": {"b": 1,\n', wrong: 'syntax', at: '2:1', message: "the file ends, but the '{' in line 1 is not closed" },
  { what: 'two values', text: '{"a": 1}\n{"a": 1}', wrong: 'syntax', at: '2:1', message: 'there is more after the end of the value' },
  { what: 'a comma at the end', text: '{"a": 1,}', wrong: 'syntax', at: '1:8', message: "nothing follows this comma but '}'" },
  { what: 'a comment', text: '{"a": 1, // b\n "b": 2}', wrong: 'syntax', at: '1:10', message: 'JSON has no comments' },
  { what: 'a control character in a text', text: '{"a": "x\u0000"}', wrong: 'syntax', at: '1:7', message: 'this string has no closing' },
  { what: 'an escape at the end of the file', text: '{"a": "x\\', wrong: 'syntax', at: '1:7', message: 'this string has no closing' },
  { what: 'a blank that JSON does not know', text: '{\u00a0"a": 1}', wrong: 'syntax', at: '1:2', message: 'a key in double quotes is missing here' },
  { what: 'a text of many escapes without end', text: `{"a": "${'\\n'.repeat(200_000)}`, wrong: 'syntax', at: '1:7', message: 'this string has no closing' },
];
const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...[...'bcdefgh'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(', ')}]`)];
const yamlRows: readonly Row[] = [
  ...both,
  { what: 'a key twice in block style', text: 'a:\n  b: 1\n  "b": 2\n', wrong: 'duplicateKey', at: '3:3', path: 'a.b', message: `the key 'b' ${also(2, 3)}` },
  { what: 'the key __proto__ in block style', text: 'x:\n  - __proto__:\n      polluted: 1\n', wrong: 'unsafeKey', at: '2:5', path: 'x.0.__proto__' },
  { what: 'lists without end', text: '- '.repeat(5_000), wrong: 'syntax', at: '1:403', message: 'it is nested deeper than 200 levels' },
  { what: 'maps too deep', text: Array.from({ length: 202 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''), wrong: 'syntax', at: '202:202' },
  { what: 'questions without end', text: '? '.repeat(5_000), wrong: 'syntax', at: '1:403', message: 'it is nested deeper than 200 levels' },
  { what: 'aliases that stand for more and more', text: bomb.join('\n'), wrong: 'syntax', at: '6:8', message: 'stand for more than 100000 values' },
  {
    what: 'an alias inside of what it stands for',
    text: 'a: &a\n  b: [*a]\n',
    wrong: 'syntax',
    at: '2:7',
    message: "the alias '*a' needs an anchor '&a' on a value that ends before it",
  },
  { what: 'an alias of nothing', text: 'a: *b\n', wrong: 'syntax', at: '1:4', message: "the alias '*b' needs an anchor '&b' on a value that ends before it" },
  { what: 'two documents', text: 'a: 1\n---\nb: 2\n', wrong: 'syntax', at: '2:1', message: 'there is more than one document' },
  { what: 'a tab as indentation', text: 'a:\n\t- b\n', wrong: 'syntax', at: '2:1', message: 'tabs are not allowed as indentation' },
  { what: 'a key that is a map', text: '? {a: b}\n: c\n', wrong: 'key', at: '1:3', message: 'a key is not a string' },
  { what: 'a key that is nothing', text: ': c\n', wrong: 'key', at: '1:1', message: 'a key is not a string' },
  { what: 'a value of a strange type', text: 'a: !<tag:example.com,2000:b> c\n', wrong: 'syntax', at: '' },
  { what: 'an unknown function', text: 'a: !Reff b\n', wrong: 'syntax', at: '1:4', message: '!Reff' },
  { what: 'a misspelt function before a map', text: 'a: !ForEach\n  b: c\n', wrong: 'syntax', at: '1:4', message: '!ForEach' },
  { what: 'a function that is no name', text: 'a: !b%20c d\n', wrong: 'syntax', at: '1:4', message: '!b%20c' },
  { what: 'a scalar as a map', text: 'a: !!map b\n', wrong: 'syntax', at: '', message: 'map' },
  { what: 'a scalar as a list', text: 'a: !!seq b\n', wrong: 'syntax', at: '', message: 'seq' },
  { what: 'an open quote', text: `a: "${'b\n'.repeat(10_000)}`, wrong: 'syntax', at: '', message: 'missing closing quote' },
];

describe('a hostile text', () => {
  for (const [format, kinds, rows] of [
    ['JSON', jsonKinds, jsonRows],
    ['YAML', yamlKinds, yamlRows],
  ] as const) {
    for (const { what: kind, file, codes, parse } of kinds) {
      for (const { what, text, wrong, at, path, message } of rows) {
        it(`is refused in ${kind}, ${format}: ${what}`, async () => {
          const { value, problems } = await parse(text, file);
          expect(value).to.equal(undefined);
          const problem = problems.find(({ code }) => code === codes[wrong]);
          expect(problem, `one of ${problems.map(({ code }) => code).join()}`).to.deep.include({ code: codes[wrong], severity: 'error' });
          const { where } = problem!;
          expect(where.file).to.equal(file);
          if (at === '') expect(where.line).to.be.a('number');
          else expect(`${where.line}:${where.column}`).to.equal(at);
          expect(where.path?.join('.')).to.equal(path);
          expect(problem!.message).to.include(message ?? '');
          expect((Object.prototype as { polluted?: unknown }).polluted).to.equal(undefined);
        });
      }
    }
  }

  it('is refused for what its aliases stand for, however much is written before them', async () => {
    const { problems } = await merge('yaml').parse(`z: [${'x, '.repeat(100_000)}x]\n${bomb.join('\n')}`, 'm.yaml');
    expect(problems.map(({ where, code }) => `${code} ${where.line}:${where.column}`)).to.deep.equal(['merge-not-yaml 7:8']);
  });

  it('with many thousand mistakes has the first thousand told, and how many more there are', async () => {
    const { problems } = await merge('json').parse(`{\n${'"k": 1,\n'.repeat(200_000)}"k": 1}`, 'm.json');
    expect(problems).to.have.length(1001);
    expect(problems.at(-1)).to.deep.include({ code: 'merge-not-json', message: 'the file has 199000 more problems from here on' });
    expect(problems.at(-1)!.where).to.deep.equal({ file: 'm.json', line: 1003, column: 1 });
  });
});

describe('the time to read a text', () => {
  const many = (count: number, line: (index: number) => string, between = '\n'): string =>
    Array.from({ length: count }, (_, index) => line(index)).join(between);
  const texts: { readonly [what: string]: (size: number) => [kind: FileKind, text: string] } = {
    'with equal keys in each line': (size) => [jsonKinds[1]!, `{${many(size, () => '"k": 1', ',\n')}}`],
    'with an unknown and an equal setting in each line': (size) => [jsonKinds[0]!, `{${many(size / 2, (i) => `"k${i}": 1, "k${i}": 2`, ',\n')}}`],
    'with a wrong value for each stage': (size) => [jsonKinds[0]!, `{"app_name": "a", "stages": {${many(size, (i) => `"s${i}": {"xray": 1}`, ',')}}}`],
    'with a wrong value for each resource': (size) => [jsonKinds[4]!, `{"schema_version": 2, "resources": [${many(size, () => '{"name": 1}', ',')}]}`],
    'of many brackets': (size) => [yamlKinds[1]!, '['.repeat(size)],
  };
  for (const [what, textOf] of Object.entries(texts)) {
    it(`grows no faster than the text ${what}`, async () => {
      const [small, large] = [await processorTime(...textOf(500)), await processorTime(...textOf(4_000))];
      // 8 times the text; what is done for each pair of lines would take 64 times as long.
      expect(large / small).to.be.below(32);
    });
  }
});

/** The best of a few tries, in microseconds: others may be at work on the same machine. */
async function processorTime({ file, parse }: FileKind, text: string): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 3; count += 1) {
    const before = process.cpuUsage();
    await parse(text, file);
    const { user, system } = process.cpuUsage(before);
    times.push(user + system);
  }
  return Math.min(...times);
}
