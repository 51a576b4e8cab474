import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { lockFolder } from '../../../src/project/disk/lock.js';
import { makeFolder, problemsOf, removeFolders } from '../sample-project.js';

const children: ChildProcess[] = [];
const lockModule = new URL('../../../src/project/disk/lock.js', import.meta.url).href;

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  removeFolders();
});

/** Another process that has locked the folder, and gives it back after a time. */
async function holder(folder: string, ms: number): Promise<ChildProcess> {
  const script = `
    import { lockFolder } from ${JSON.stringify(lockModule)};
    const unlock = await lockFolder(${JSON.stringify(folder)}, 'out');
    process.stdout.write('locked');
    setTimeout(unlock, ${ms});
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of a folder', () => {
  it('is waited for while another process has it', async () => {
    const folder = makeFolder();
    await holder(folder, 300);
    const theirs = readFileSync(join(folder, '.tschalice.lock'), 'utf8');
    const unlock = await lockFolder(folder, 'out');
    expect(readFileSync(join(folder, '.tschalice.lock'), 'utf8')).to.not.equal(theirs);
    unlock();
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('is refused, with the process that has it, when that goes on', async () => {
    const folder = makeFolder();
    const { pid } = await holder(folder, 60_000);
    const problems = await problemsOf(lockFolder(folder, 'out', 100));
    expect(problems.map(({ code, message }) => `${message} [${code}]`)).to.deep.equal([
      `another run of tschalice (process ${pid}) is writing to out [output-locked]`,
    ]);
    expect(readdirSync(folder)).to.deep.equal(['.tschalice.lock']);
  });

  it('is taken from a process that was killed', async () => {
    const folder = makeFolder();
    const child = await holder(folder, 60_000);
    child.kill('SIGKILL');
    await once(child, 'exit');
    (await lockFolder(folder, 'out', 0))();
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  const abandoned: { what: string; text: string }[] = [
    { what: 'a process that is gone', text: '99999999' },
    { what: 'this process, which has not locked it', text: `${process.pid}` },
    { what: 'nobody', text: '' },
    { what: 'something that is no process', text: '-1' },
  ];
  for (const { what, text } of abandoned) {
    it(`is taken over from ${what}`, async () => {
      const folder = makeFolder({ '.tschalice.lock': text });
      (await lockFolder(folder, 'out', 0))();
      expect(readdirSync(folder)).to.deep.equal([]);
    });
  }

  it('is taken over from a number that now another process has', async () => {
    const folder = makeFolder();
    const child = await holder(makeFolder(), 60_000);
    writeFileSync(join(folder, '.tschalice.lock'), `${child.pid} 1`);
    (await lockFolder(folder, 'out', 0))();
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('is one for all names of the folder, and for all of this process', async () => {
    const root = makeFolder({ 'out/kept': '' });
    symlinkSync('out', join(root, 'link'));
    const unlock = await lockFolder(join(root, 'out'), 'out');
    const [problem] = await problemsOf(lockFolder(join(root, 'link'), 'link', 50));
    expect(problem?.code).to.equal('output-locked');
    unlock();
    (await lockFolder(join(root, 'link'), 'link', 0))();
  });

  it('is had by one at a time, however many want it', async () => {
    const folder = makeFolder({ '.tschalice.lock': '99999999' });
    let [now, most] = [0, 0];
    const turns = Array.from({ length: 20 }, async () => {
      const unlock = await lockFolder(folder, 'out');
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      unlock();
    });
    await Promise.all(turns);
    expect(most).to.equal(1);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('does not wait for a pipe in its place', async () => {
    const folder = makeFolder();
    execFileSync('mkfifo', [join(folder, '.tschalice.lock')]);
    const error = await lockFolder(folder, 'out', 0).catch((thrown: NodeJS.ErrnoException) => thrown);
    expect(error).to.have.property('code', 'ENOTREG');
  });
});
