import { decode } from '@jridgewell/sourcemap-codec';
import { expect } from 'chai';
import { build } from 'esbuild';
import { type Node, parseSync } from 'oxc-parser';
import { editedMap } from '../../../src/project/bundle/edited-map.js';
import { withoutNameHelper } from '../../../src/project/bundle/function-names.js';
import { helperCalls } from '../../../src/project/bundle/helper-calls.js';
import { withEdits } from '../../../src/compiler/syntax/edit.js';
import { head, loadProject, makeProject, packageProject, problemsOf, removeFolders, zipOf } from '../sample-project.js';

afterEach(removeFolders);

/** Runs a function by its text alone, as a browser's page or a worker does. */
const prologue = `import { runInNewContext } from 'node:vm';
const alone = (fn: unknown, ...args: unknown[]): unknown => runInNewContext('(' + String(fn) + ')(...' + JSON.stringify(args) + ')');\n`;

const rows: { readonly name: string; readonly code: string; readonly want: string }[] = [
  { name: 'an arrow function', code: 'alone(() => { const add = (n: number) => n + 1; return [1, 2].map(add).join("_") + add.name; })', want: '2_3add' },
  {
    name: 'a function declaration, used before it',
    code: 'alone(() => { const first = twice(2); function twice(n: number): number { return n > 9 ? n : twice(n * n); } return first + twice.name; })',
    want: '16twice',
  },
  {
    name: 'functions of all kinds',
    code: `alone(() => { const a = async () => 1; const b = function () { return 2; }; const c = function* () { yield 3; }; const d = async function* () { yield 4; };
    const e = function named(n: number): number { return n === 0 ? 0 : named(n - 1); };
    return [a, b, c, d, e].map((one) => one.name).join('_') + b() + [...c()].join('') + e(3); })`,
    want: 'a_b_c_d_named230',
  },
  {
    name: 'a class',
    code: 'alone(() => { class Point { x = 1; static make = () => new Point(); } return Point.make().constructor.name + Point.make().x; })',
    want: 'Point1',
  },
  {
    name: 'a class expression',
    code: 'alone(() => { const Point = class { x = 1; }; const Named = class Inner { }; return Point.name + new Point().x + Named.name; })',
    want: 'Point1Inner',
  },
  {
    name: 'a function in a default value',
    code: 'alone((run = (n: number) => n + 1, { pick = () => 5 } = {}) => { return run(1) + pick.name + pick(); })',
    want: '2pick5',
  },
  {
    name: 'an arrow without braces',
    code: 'alone((n: number) => [n].map((one) => { const inner = () => one * 2; return inner() + inner.name; }).join(), 4)',
    want: '8inner',
  },
  {
    name: 'a method',
    code: 'alone(({ run() { const deep = () => 7; return deep() + deep.name; } }).run.toString().replace(/^run/, "function "))',
    want: '7deep',
  },
  {
    name: 'a class as a text',
    code: 'runInNewContext("new (" + String(class Job { run() { const go = () => 9; return go(); } }) + ")().run()") + "job"',
    want: '9job',
  },
  { name: 'a function at the top', code: 'alone(atTheTop)', want: 'two1two' },
  { name: 'one from a package', code: 'alone(fromPackage)', want: 'packed3' },
  { name: 'one from a CommonJS package', code: 'alone(fromCommonJs)', want: 'packed3' },
  {
    name: 'strings and expressions that look like calls',
    code: 'alone(() => { const n = (a: unknown, b: string) => `${b}${/[)"/]/.test(")") ? 1 : 2}`; return n(4 / 2 / 1, "f") + `x${n("a", "b")}y`; })',
    want: 'f1xb1y',
  },
];

const top = 'function atTheTop() { const one = () => 1; const two = () => one() ; return "two" + two() + two.name; }\n';
const inPackage = 'function packed() { const inner = () => 3; function outer() { return inner(); } return "packed" + outer(); }';

for (const minify of [true, false]) {
  describe(`the text of a function, minify: ${minify}`, () => {
    for (const { name, code, want } of rows) {
      it(`runs alone: ${name}`, async () => {
        const imports = "import { fromPackage } from 'esm';\nimport { fromCommonJs } from 'cjs';\nvoid [fromPackage, fromCommonJs];\n";
        const app = `${imports}${prologue}${head}${top}app.lambdaFunction(String(${code}), () => 1); void atTheTop;`;
        const directory = makeProject({
          'app.ts': app,
          'node_modules/esm/package.json': '{"name": "esm", "type": "module"}',
          'node_modules/esm/index.js': `export ${inPackage.replace('packed()', 'fromPackage()')}`,
          'node_modules/cjs/package.json': '{"name": "cjs"}',
          'node_modules/cjs/index.js': `exports.fromCommonJs = ${inPackage}`,
        });
        const { definition, problems } = await loadProject(directory, { minify });
        expect(problems).to.deep.equal([]);
        expect(definition.functions.map((one) => one.name)).to.deep.equal([want]);
      });
    }

    it('keeps the names of classes and functions, also of two with one name', async () => {
      const error = "import { NotFoundError } from 'tschalice';\nclass OrderMissing extends NotFoundError {}\nexport const code = new OrderMissing('x').code;";
      const app = `${head}import { code as a } from './a.js';\nimport { code as b } from './b.js';
const make = () => { class Inner {} const inner = () => 1; return [Inner.name, inner.name]; };\nfunction act() {}
app.lambdaFunction([a, b, make.name, ...make(), act.name].join('_'), () => 1);`;
      const { definition } = await loadProject(makeProject({ 'app.ts': app, 'a.ts': error, 'b.ts': error }), { minify });
      expect(definition.functions[0]!.name).to.equal('OrderMissing_OrderMissing_make_Inner_inner_act');
    });

    it('leaves places right behind it, and those of the source map that ships', async () => {
      const app = `${head}const make = () => { const a = () => 1; function b() {} class C {} return [a, b, C]; }; make(); app.get('bad path', () => 1);\napp.get('also bad', () => 2);`;
      const problems = await problemsOf(packageProject(makeProject({ 'app.ts': app }, { minify })));
      const columns = problems.map(({ where }) => [where.line, where.column]);
      expect(columns).to.deep.include.members([
        [2, app.split('\n')[1]!.indexOf("get('") + 1],
        [3, 5],
      ]);
    });
  });
}

describe('minify: false', () => {
  it('ships readable code and library, the same in every folder', async () => {
    const app = `${head}// A comment.\nfunction longName(): number { return 1; }\napp.get('/', () => ({ value: longName() }));`;
    const [one, other] = await Promise.all(
      [1, 2].map(async () => zipOf(await packageProject(makeProject({ 'app.ts': app }, { stages: { dev: { minify: false } } })))),
    );
    const code = one!.get('app.mjs')!.toString();
    expect(code).to.contain('function longName() {\n').and.contain('// app.ts').and.not.contain('tschalice-test');
    expect(one!.get('tschalice.mjs')!.toString().split('\n').length).to.be.greaterThan(100);
    expect([...one!]).to.deep.equal([...other!]);
  });
});

describe('the calls of the helper for names', () => {
  const packages = ['yargs', 'yaml', 'chai', 'archiver', 'tinyglobby', 'fast-check', 'ajv'];
  for (const minify of [true, false]) {
    it(`are found in bundles of real packages as by a parser, minify: ${minify}`, async () => {
      for (const name of packages) {
        const { outputFiles } = await build({
          stdin: { contents: `export * from ${JSON.stringify(name)};`, resolveDir: process.cwd() },
          bundle: true,
          write: false,
          platform: 'node',
          format: 'esm',
          minify,
          keepNames: true,
          sourcemap: 'external',
          outfile: 'app.mjs',
          logLevel: 'silent',
        });
        const [map, code] = outputFiles.map(({ text }) => text);
        const helper = /([\w$]+)\s*=\s*\(([\w$]+),\s*([\w$]+)\)\s*=>\s*[\w$]+\(\2,\s*"name"/.exec(code!)![1]!;
        const parsed = parsedCalls(code!, helper);
        const found = helperCalls(code!, helper, []);
        expect(
          found.map(({ start }) => start).sort((a, b) => a - b),
          name,
        ).to.deep.equal(parsed.map(({ start }) => start));
        const nested = new Set(found.flatMap(({ isNested, start }) => (isNested ? [start] : [])));
        expect(
          parsed.filter(({ isNested, start }) => isNested && !nested.has(start)),
          name,
        ).to.deep.equal([]);
        const edits = withoutNameHelper(code!);
        const edited = withEdits(code!, edits);
        expect(parseSync('app.mjs', edited).errors, name).to.deep.equal([]);
        expectSameWords(code!, map!, edited, editedMap(map!, code!, edits));
      }
    }).timeout(60_000);
  }
});

function parsedCalls(code: string, helper: string): { start: number; isNested: boolean }[] {
  const calls: { start: number; isNested: boolean }[] = [];
  const visit = (node: Node, isNested: boolean): void => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === helper && node.arguments.length === 2)
      calls.push({ start: node.start, isNested });
    const inner = isNested || /Function/.test(node.type);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string') visit(child as Node, inner);
      }
    }
  };
  visit(parseSync('app.mjs', code).program, false);
  return calls.sort((a, b) => a.start - b.start);
}

/** Each mapping that leads to a word still leads to the same word, unless an edit replaced it. */
function expectSameWords(code: string, map: string, edited: string, newMap: string): void {
  const [before, after] = [map, newMap].map((one) => decode((JSON.parse(one) as { mappings: string }).mappings));
  const [lines, newLines] = [code, edited].map((text) => text.split('\n'));
  expect(after!.map((line) => line.map((segment) => segment.slice(1)))).to.deep.equal(before!.map((line) => line.map((segment) => segment.slice(1))));
  const wrong = before!.flatMap((line, index) =>
    line.filter(([column], at) => {
      const word = /^[\w$]+/.exec(lines![index]!.slice(column, column + 40))?.[0];
      const now = newLines![index]!.slice(after![index]![at]![0]);
      return word !== undefined && word.length > 1 && !now.startsWith(word) && !/^(?:Object\.def|void 0|\()/.test(now);
    }),
  );
  expect(wrong).to.deep.equal([]);
}
