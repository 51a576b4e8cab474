import { expect } from 'chai';
import { parseSync } from 'oxc-parser';
import type { SyntaxNode } from '../../../src/compiler/code/syntax-node.js';
import { functionNameAt } from '../../../src/project/rights/function-name.js';

/** The name of the function at the mark. */
function nameIn(marked: string): string | undefined {
  const code = marked.replace('▶', '');
  const { program, errors } = parseSync('a.ts', code, { preserveParens: false });
  expect(errors).to.deep.equal([]);
  return functionNameAt(program as unknown as SyntaxNode, marked.indexOf('▶'));
}

describe('the name of a function in the source', () => {
  const rows: { readonly [code: string]: string | undefined } = {
    'export ▶async function save<T>(order: T) { return order; }': 'save',
    '▶export async function save() {}': 'save',
    '▶export default function save() {}': 'save',
    'export ▶default function save() {}': 'save',
    '▶export default () => 1;': undefined,
    'export default ▶function save() {}': 'save',
    'export default ▶function () {}': undefined,
    'const save = ▶async (order: string): Promise<string> => order;': 'save',
    'const ▶save = (order: string) => order;': 'save',
    'const save = function ▶inner() {};': 'inner',
    'let save; save = ▶() => 1;': 'save',
    'const repo = { save: ▶() => 1, load: () => 2 };': 'save',
    'const repo = { save() { return 1; }, ▶load() { return 2; } };': 'load',
    'const repo = { load▶() { return 2; } };': 'load',
    "const repo = { 'save order': ▶() => 1 };": 'save order',
    'const repo = { [name]: ▶() => 1 };': undefined,
    'class Repo { async ▶save() { await 1; } }': 'save',
    'class Repo { ▶#save() {} }': '#save',
    'class Repo { save = ▶() => 1; }': 'save',
    'class Repo { static { this.save = ▶() => 1; } }': 'save',
    'class Repo { constructor▶(private a: string) {} }': 'constructor',
    "app.get('/', ▶async () => save());": undefined,
    "app.get('/', async () => ▶save());": undefined,
    'const outer = () => { const inner = ▶() => 1; };': 'inner',
    'const outer = () => { run(▶() => 1); };': undefined,
    'function outer(inner = ▶() => 1) {}': undefined,
  };
  for (const [code, want] of Object.entries(rows)) it(code, () => expect(nameIn(code)).to.equal(want));
});
