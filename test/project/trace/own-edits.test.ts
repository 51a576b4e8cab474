import { expect } from 'chai';
import { parseSync } from 'oxc-parser';
import { withEdits } from '../../../src/compiler/syntax/edit.js';
import { moduleEdits } from '../../../src/project/trace/own-edits.js';
import { parseModule } from '../../../src/project/trace/parse-module.js';

/** A module in `/p/lib`, as it is bundled into a file in another folder. */
function placed(code: string): string {
  const module = parseModule(parseSync, '/p/lib/a.ts', code, '/p')!;
  return withEdits(code, moduleEdits(module, [], new Map()).places);
}

describe('moduleEdits', () => {
  const own = '$module("lib/a.js")';
  const rows: [code: string, want: string][] = [
    ['read(__dirname);', `read(${own}.dirname);`],
    ['read(import.meta.url, __filename);', `read(${own}.url, ${own}.filename);`],
    ["require.resolve('./x');", `${own}.require.resolve('./x');`],
    ['f({ __dirname });', `f({ __dirname:${own}.dirname });`],
    ['f({ [__dirname]: 1 });', `f({ [${own}.dirname]: 1 });`],
    ['class A { [__dirname] = 1; }', `class A { [${own}.dirname] = 1; }`],
    // Names are left as they are.
    ['f({ __dirname: 1 }, g.__filename);', 'f({ __dirname: 1 }, g.__filename);'],
    ['class A { __dirname = 1; }', 'class A { __dirname = 1; }'],
    ['class A { static __filename() {} }', 'class A { static __filename() {} }'],
    ['__dirname: for (;;) break __dirname;', '__dirname: for (;;) break __dirname;'],
    ['const here = 1; export { here as __dirname };', 'const here = 1; export { here as __dirname };'],
    ["import { __dirname as here } from './b.js'; f(here);", "import { __dirname as here } from './b.js'; f(here);"],
    ["export * as __dirname from './b.js';", "export * as __dirname from './b.js';"],
    ["export { __dirname } from './b.js';", "export { __dirname } from './b.js';"],
  ];
  for (const [code, want] of rows) it(`places ${code}`, () => expect(placed(code)).to.equal(want));
});
