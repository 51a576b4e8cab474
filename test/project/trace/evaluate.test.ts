import { expect } from 'chai';
import { parseSync } from 'oxc-parser';
import { evaluate } from '../../../src/project/trace/evaluate.js';
import { parseModule } from '../../../src/project/trace/parse-module.js';
import { isText } from '../../../src/project/trace/path-value.js';
import type { SyntaxNode } from '../../../src/compiler/code/syntax-node.js';
import { newTracer } from '../../../src/project/trace/tracer.js';
import { makeFolder, removeFolders } from '../sample-project.js';

afterEach(removeFolders);

/** What the last expression of a module in `/p/lib` can be; `*` for what is not known, and placed paths with a dot before. */
function valuesOf(code: string): string[] {
  const module = parseModule(parseSync, '/p/lib/a.ts', code, '/p')!;
  const last = (module.program['body'] as SyntaxNode[]).at(-1)!;
  const values = evaluate(last['expression'] as SyntaxNode, module).filter(isText);
  return values.map(({ text, isPlaced }) => `${isPlaced ? '.' : ''}${text.replaceAll('\0', '*')}`);
}

const path =
  "import path, { join, resolve, dirname, basename } from 'node:path'; import { fileURLToPath, pathToFileURL } from 'url'; import { createRequire } from 'module';";

describe('evaluate', () => {
  const rows: [code: string, want: string[]][] = [
    ["'a' + 'b';", ['ab']],
    ['`a${1}b`;', ['a1b']],
    ["x ? 'a' : 'b';", ['a', 'b']],
    ["x ?? 'b';", ['b']],
    ["'a' + x;", ['a*']],
    ['import.meta.url;', ['./p/lib/a.js']],
    ['import.meta.dirname;', ['./p/lib']],
    ['import.meta.filename;', ['./p/lib/a.js']],
    ['__dirname;', ['./p/lib']],
    ["const __dirname = 'mine'; __dirname;", ['mine']],
    ["new URL('./x', import.meta.url);", ['./p/lib/x']],
    ["new URL('../x/', import.meta.url).href;", ['./p/x/']],
    ["new URL('x', new URL('y/', import.meta.url));", ['./p/lib/y/x']],
    ["new URL('https://example.com/x', import.meta.url);", []],
    ["new URL('/x', import.meta.url);", []],
    ["new URL('x', 'https://example.com');", []],
    ["new URL('x?y#z', import.meta.url);", ['./p/lib/x']],
    ["new URL('a%20b', import.meta.url);", ['./p/lib/a b']],
    ["new URL('%', import.meta.url);", ['./p/lib/%']],
    [`${path} join(__dirname, '..', 'x');`, ['./p/x']],
    [`${path} join(__dirname, x, 'y');`, ['./p/lib/*/y']],
    [`${path} path.join(path.dirname(fileURLToPath(import.meta.url)), 'x');`, ['./p/lib/x']],
    [`${path} path.posix.join(__dirname, 'x');`, ['./p/lib/x']],
    [`${path} resolve('x');`, ['./p/x']],
    [`${path} resolve(__dirname, 'x', '/tmp');`, ['/tmp']],
    [`${path} resolve('/tmp', __dirname, 'x');`, ['./p/lib/x']],
    [`${path} join(process.cwd(), 'x');`, ['./p/x']],
    [`${path} pathToFileURL(join(__dirname, 'x')).href;`, ['./p/lib/x']],
    [`${path} basename(__filename);`, ['a.js']],
    ["import * as p from 'path'; p.join(__dirname, 'x');", ['./p/lib/x']],
    ["const p = require('path'); p.join(__dirname, 'x');", ['./p/lib/x']],
    ["const { join: j } = require('path'); j(__dirname, 'x');", ['./p/lib/x']],
    ["require('path').join(__dirname, 'x');", ['./p/lib/x']],
    ["function join(a, b) { return a + '-' + b; } join('a', 'b');", ['a-b']],
    ["[__dirname, 'x', y].join('/');", ['./p/lib/x/*']],
    ["let a = 'x'; a = 'y'; a;", ['x', 'y']],
    ['let a = "x"; a = f(); a;', ['x', '*']],
    ["let a; a = 'y'; a;", ['y']],
    ["for (const a of list) { } const b = 'x'; b;", ['x']],
    ["const a = 'x'; { const a = 'inner'; } a;", ['x']],
    ["const a = 'x'; ((a) => a)('y'); a;", ['x']],
    ["const f = (n) => 'a' + n; f('1');", ['a1']],
    ["const f = (n) => 'a' + n; g(f); f('1');", ['a*']],
    ["export const f = (n) => 'a' + n; f('1');", ['a*']],
    ["const f = (n = 'd') => 'a' + n; f('1');", ['ad', 'a1']],
    ["function f(n) { if (n) return 'a'; return 'b'; } f();", ['a', 'b']],
    ['const a = b, b = a; a;', []],
    ['const f = () => f(); f();', []],
    ["import.meta.resolve('./x');", ['./p/lib/x']],
    ["import.meta.resolve('x');", []],
    ["require.resolve('./x');", ['./p/lib/x']],
    [`${path} createRequire(import.meta.url).resolve('../x');`, ['./p/x']],
    ["(__dirname as string)! + ('/x' satisfies string);", ['./p/lib/x']],
    ["process.env.LAMBDA_TASK_ROOT + '/x';", ['./p/x']],
    ["process.env['HOME'] + '/x';", ['*/x']],
  ];
  for (const [code, want] of rows) {
    it(`of ${code}`, () => {
      expect(valuesOf(code)).to.have.members(want);
    });
  }

  it('keeps to few values, where there would be as many as stars', () => {
    const names = Array.from({ length: 200 }, (_, index) => `const a${index + 1} = x ? a${index} + 'l' : a${index} + 'r';`);
    expect(valuesOf(`const a0 = ''; ${names.join('\n')} a200;`)).to.have.length.below(40);
    const doubled = Array.from({ length: 100 }, (_, index) => `const a${index + 1} = a${index} + a${index};`);
    expect(valuesOf(`const a0 = 'x'; ${doubled.join('')} a100;`)[0]).to.have.length.below(5000);
    const calls = Array.from({ length: 3000 }, (_, index) => `f('${index}');`);
    expect(valuesOf(`function f(n) { return n + n + n + n; } ${calls.join('')} f('last');`)).to.have.length.below(40);
  });

  it('leaves a tree alone that is too deep for it', () => {
    const directory = makeFolder({ 'a.js': `export const a = __dirname + ${Array.from({ length: 50_000 }, () => "'x'").join(' + ')};` });
    const tracer = newTracer(directory, () => false, parseSync);
    const inputs = new Map([['a.js', { path: 'a.js', isInPackage: false, imports: [] }]]);
    expect(tracer.own(inputs)).to.be.an('array');
  });
});
