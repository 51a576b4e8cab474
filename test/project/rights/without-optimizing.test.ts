import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';

const module = pathToFileURL(join(process.cwd(), 'build/src/project/rights/without-optimizing.js')).href;

/** Runs a loop often, a new one each time, and says which of V8's optimizing compilers has compiled it meanwhile. */
const hot = `
const compilerOf = (f) => (%GetOptimizationStatus(f) & 64 ? 'best' : %GetOptimizationStatus(f) & 16 ? 'other' : 'none');
let count = 0;
function runs() {
  let sum = count++;
  const f = new Function('x', 'let sum = ' + count + '; for (let i = 0; i < 1000; i++) sum += (x * i) % 7; return sum;');
  const until = performance.now() + 20_000;
  for (let i = 0; i < 3000 || (globalThis.waits && compilerOf(f) !== 'best' && performance.now() < until); i++) sum += f(i);
  return compilerOf(f);
}`;

function compilers(script: string, ...flags: readonly string[]): string {
  const code = `${hot}\nimport(${JSON.stringify(module)}).then(({ withoutOptimizing }) => { ${script} });`;
  return execFileSync(process.execPath, ['--allow-natives-syntax', ...flags, '-e', code], { encoding: 'utf8' }).trim();
}

describe('code that runs without being optimized', () => {
  it('is optimized afterwards, and when it takes long', () => {
    const script = `
      const within = withoutOptimizing(runs);
      globalThis.waits = true;
      const later = withoutOptimizing((optimize) => { optimize(); return runs(); });
      console.log(within, later, runs());`;
    expect(compilers(script)).to.equal('none best best');
  });

  it('is optimized afterwards where it throws', () => {
    const script = `
      try { withoutOptimizing(() => { throw new Error('no'); }); } catch {}
      globalThis.waits = true;
      console.log(runs());`;
    expect(compilers(script)).to.equal('best');
  });

  it('changes nothing of what V8 was told', () => {
    expect(compilers('withoutOptimizing(() => undefined); console.log(runs());', '--no-opt')).to.not.equal('best');
    expect(compilers('withoutOptimizing(() => undefined); console.log(runs());', '--jitless')).to.equal('none');
  });
});
