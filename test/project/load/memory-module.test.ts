import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';

const module = new URL('../../../src/project/load/memory-module.js', import.meta.url).href;

describe('a module from memory', () => {
  it('keeps what it imports until that is evaluated, whenever memory is collected', async () => {
    // The first import collects all memory that nothing holds while the second waits for its turn.
    const script = `
      import { evaluateModule, syntheticModule } from ${JSON.stringify(module)};
      const first = { get one() { gc(); return 1; } };
      const values = { first: () => syntheticModule(first), second: () => syntheticModule({ two: 2 }) };
      const imports = { link: (name) => values[name](), load: () => undefined, resolve: (name) => name };
      const code = 'import { one } from "first"; import { two } from "second"; export const sum = one + two;';
      console.log((await evaluateModule(code, '/project/app.mjs', imports)).sum);
    `;
    const options = ['--expose-gc', '--experimental-vm-modules', '--no-warnings', '--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, options);
    expect(stdout).to.equal('3\n');
  });
});
