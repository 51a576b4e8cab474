import { expect } from 'chai';
import { parseConfig } from '../../../src/compiler/config/parse-config.js';

const yaml = '.chalice/config.yaml';

describe('reading YAML', () => {
  it('gives the same data as JSON', async () => {
    const text = '# mine\nversion: 2.0\napp_name: é\nstages:\n  dev:\n  beta: {lambda_timeout: 5}\n';
    expect(await parseConfig(text, yaml)).to.deep.include({
      config: { version: 2, app_name: 'é', stages: { dev: null, beta: { lambda_timeout: 5 } } },
      problems: [],
    });
  });

  it('is chosen by the name of the file', async () => {
    for (const file of ['config.yml', 'a/config.YAML']) expect((await parseConfig('app_name: a', file)).problems).to.deep.equal([]);
    expect((await parseConfig('app_name: a', 'config.json')).problems[0]?.code).to.equal('config-syntax');
  });

  it('lets anchors be used', async () => {
    const { config } = await parseConfig('app_name: a\ntags: &tags {x: y}\nstages: {dev: {tags: *tags}}', yaml);
    expect(config?.stages?.['dev']?.tags).to.deep.equal({ x: 'y' });
  });

  it('takes a byte-order mark', async () => {
    expect((await parseConfig('\uFEFFapp_name: a', yaml)).config).to.deep.equal({ app_name: 'a' });
  });

  it('keeps to YAML 1.2, where yes is text', async () => {
    const { problems } = await parseConfig('%YAML 1.1\n---\napp_name: a\nxray: yes', yaml);
    expect(problems.map(({ message, fix }) => [message, fix])).to.deep.equal([["must be true or false, not 'yes'", 'write true']]);
  });

  it('tells the place of a wrong value', async () => {
    const { problems } = await parseConfig('app_name: a\nstages:\n  dev:\n    layers:\n      - x\n    lambda_memory_size: 1\n', yaml);
    expect(problems.map(({ where }) => where)).to.deep.equal([
      { file: yaml, line: 5, column: 9, path: ['stages', 'dev', 'layers', 0] },
      { file: yaml, line: 6, column: 25, path: ['stages', 'dev', 'lambda_memory_size'] },
    ]);
  });

  it('refuses a key that is there twice', async () => {
    const { problems } = await parseConfig('app_name: a\nstages:\n  dev: {}\n  "dev": {}\n', yaml);
    expect(problems.map(({ code, where }) => [code, where])).to.deep.equal([
      ['config-duplicate-key', { file: yaml, line: 4, column: 3, path: ['stages', 'dev'] }],
    ]);
  });

  it('refuses a map as a key', async () => {
    const { config, problems } = await parseConfig('? {a: b}\n: c', yaml);
    expect(config).to.equal(undefined);
    expect(problems.map(({ code, where, message }) => [code, where, message])).to.deep.equal([
      ['config-syntax', { file: yaml, line: 1, column: 3 }, 'a key is not a string'],
    ]);
  });

  it('refuses __proto__ as a key, and nothing is changed by it', async () => {
    const { problems } = await parseConfig('app_name: a\n__proto__: {xray: true}\n', yaml);
    expect(problems.map(({ code }) => code)).to.deep.equal(['config-unsafe-key']);
    expect(({} as { xray?: unknown }).xray).to.equal(undefined);
  });

  it('refuses an empty file', async () => {
    const { problems } = await parseConfig('# nothing yet\n', yaml);
    expect(problems.map(({ message }) => message)).to.deep.equal(['config.yaml must be an object, not null']);
  });

  const broken: [what: string, text: string, line: number, column: number, message: string][] = [
    ['a tab', 'a:\n\t- b', 2, 1, 'this is not valid YAML: tabs are not allowed as indentation'],
    ['an open bracket', 'a: [1,2', 1, 8, 'this is not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ]'],
    ['a tag', 'app_name: !Sub x', 1, 11, "'!Sub' cannot be used here: only a template has intrinsic functions, a configuration has none"],
    ['a known tag', 'app_name: a\ntags: !!set {a}', 2, 7, "the tag '!!set' cannot be used here"],
    ['a tag of a map on a scalar', 'app_name: !!map a', 1, 11, "the tag '!!map' cannot be used here"],
    ['two documents', 'a: 1\n---\nb: 2', 2, 1, 'this is not valid YAML: there is more than one document'],
    ['an unknown alias', 'app_name: *nope', 1, 11, "the alias '*nope' needs an anchor '&nope' on a value that ends before it"],
    ['an alias inside of itself', 'a: &a\n  - *a', 2, 5, "the alias '*a' needs an anchor '&a' on a value that ends before it"],
    [
      'aliases of aliases',
      `a: &a [x]\n${[...'bcdefg'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdef'[index]}`).join(', ')}]`).join('\n')}`,
      6,
      32,
      'this is not valid YAML: the aliases in the file stand for more than 100000 values',
    ],
    ['brackets without end', '['.repeat(100_000), 1, 202, 'this is not valid YAML: it is nested deeper than 200 levels'],
    ['lists without end', '- '.repeat(10_000), 1, 403, 'this is not valid YAML: it is nested deeper than 200 levels'],
  ];
  for (const [what, text, line, column, message] of broken) {
    it(`tells the place of a problem: ${what}`, async () => {
      const { config, problems } = await parseConfig(text, yaml);
      expect(config).to.equal(undefined);
      expect(problems.map(({ code, where }) => [code, where])).to.deep.equal([['config-syntax', { file: yaml, line, column }]]);
      expect(problems[0]!.message).to.include(message);
    });
  }

  const fixed: [text: string, fix: string][] = [
    ['app_name: !Sub x', 'write the value itself'],
    ['app_name: !!set x', 'remove the tag'],
    ['app_name: *a', 'write the value itself, or add the anchor to an earlier one'],
    ['a:\n\t- b', 'indent with spaces'],
    ['app_name: "a', 'add the closing quote'],
    ['app_name: [a', "close it with ']', and indent its lines"],
    ['app_name: {a', "close it with '}', and indent its lines"],
    ['app_name: @a', 'put the value in quotes'],
    ['app_name: `a', 'put the value in quotes'],
    ['a: b: c', "put a text that has ': ' in quotes, or start the inner map on a line of its own"],
    ['app_name\nb: c', "write ': ' after the key, on the same line"],
    ['a: "\\q"', 'write a backslash as \\\\, or use single quotes'],
    ['a: 1\n---\nb: 2', 'keep one, and write the others into files of their own'],
    ['['.repeat(300), 'nest it less deeply'],
    ['}', 'correct it at this place'],
  ];
  for (const [text, fix] of fixed) {
    it(`tells what to do about ${JSON.stringify(text.slice(0, 20))}`, async () => {
      const { problems } = await parseConfig(text, yaml);
      expect(problems[0]!.fix).to.equal(fix);
    });
  }
});
