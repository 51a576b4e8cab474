import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';

const module = new URL('../../../src/project/process/end-with-parent.js', import.meta.url).href;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function isGone(pid: number): Promise<boolean> {
  const deadline = performance.now() + 20_000;
  while (isRunning(pid) && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  return !isRunning(pid);
}

/** Starts a process that starts a child by `endWithParent`, with what the child runs. @returns the number of the process, and those that the child prints */
async function start(code: string, leads: boolean): Promise<{ pid: number; children: number[] }> {
  const script = `
    import { spawn } from 'node:child_process';
    import { endWithParent, leadsGroup } from ${JSON.stringify(module)};
    const child = spawn(process.execPath, ['--eval', ${JSON.stringify(code)}], { detached: ${leads} && leadsGroup, stdio: ['ignore', 'inherit', 'inherit'] });
    endWithParent(child, ${leads});
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [numbers] = (await once(parent.stdout, 'data')) as [Buffer];
  return { pid: parent.pid!, children: numbers.toString().trim().split(' ').map(Number) };
}

const loop = 'while (true);';
const tell = "require('fs').writeSync(1, [process.pid, grandchild && grandchild.pid].filter(Boolean).join(' ') + '\\n');";
const cases: { what: string; code: string; leads: boolean }[] = [
  { what: 'that waits', code: `const grandchild = null; ${tell} setInterval(() => {}, 1000);`, leads: true },
  { what: 'in an endless loop', code: `const grandchild = null; ${tell} ${loop}`, leads: true },
  { what: 'in an endless loop, in the group of its parent', code: `const grandchild = null; ${tell} ${loop}`, leads: false },
  {
    what: 'that has started another one',
    code: `const grandchild = require('child_process').spawn('sleep', ['1000'], { stdio: 'ignore' }); ${tell} ${loop}`,
    leads: true,
  },
];

describe('a child process', () => {
  for (const { what, code, leads } of cases) {
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      it(`${what} ends with a parent that ends by ${signal}`, async () => {
        const { pid, children } = await start(code, leads);
        expect(children.map(isRunning)).to.not.include(false);
        process.kill(pid, signal);
        for (const child of children) expect(await isGone(child)).to.equal(true);
      });
    }
  }

  it('does not keep its parent waiting for the guard', async () => {
    const { pid } = await start(`const grandchild = null; ${tell}`, true);
    expect(await isGone(pid)).to.equal(true);
  });
});
