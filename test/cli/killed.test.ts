import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChildProcess, spawn } from 'node:child_process';
import { expect } from 'chai';
import { appWith, cli, project, removeFolders } from './run-cli.js';

const waitMs = 30_000;

async function until(isSo: () => boolean): Promise<boolean> {
  const deadline = performance.now() + waitMs;
  while (!isSo() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  return isSo();
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** An app that writes down its process and what that has started, and then never comes to an end: in a process of a function, not where it is loaded. */
function endless(): string {
  const cwd = project();
  const pids = JSON.stringify(join(cwd, 'pids'));
  return project({
    'pids-file': pids,
    'app.ts': `import { type ChildProcess, spawn } from 'node:child_process';\nimport { writeFileSync } from 'node:fs';\n${appWith("app.get('/', () => ({}));")}
declare const process: { pid: number; env: Record<string, string | undefined> };
if (process.env.AWS_LAMBDA_FUNCTION_NAME) {
  const other = spawn('/bin/sleep', ['1000'], { stdio: 'ignore' });
  writeFileSync(${pids}, process.pid + ' ' + (other.pid ?? ''));
  while (true);
}\n`,
  });
}

describe('a run that is killed', () => {
  let child: ChildProcess | undefined;
  afterEach(() => {
    child?.kill('SIGKILL');
    removeFolders();
  });

  for (const words of [
    ['package', 'out'],
    ['local', '--port', '0'],
  ]) {
    it(`leaves no process behind: ${words[0]}`, async () => {
      const cwd = endless();
      const file = JSON.parse(readFileSync(join(cwd, 'pids-file'), 'utf8')) as string;
      const run = spawn(process.execPath, [cli, ...words], { cwd, env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'ignore', 'pipe'] });
      child = run;
      let said = '';
      run.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
      expect(await until(() => existsSync(file) && readFileSync(file, 'utf8') !== ''), said).to.equal(true);
      const pids = readFileSync(file, 'utf8').trim().split(' ').map(Number);
      expect(pids.map(isRunning)).to.not.include(false);
      run.kill('SIGKILL');
      for (const pid of pids) expect(await until(() => !isRunning(pid)), `process ${pid}`).to.equal(true);
      expect(existsSync(join(cwd, 'out'))).to.equal(false);
    });
  }
});
