import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { reportDefect } from '../../../src/cli/terminal/defect.js';
import { appWith, cli, listing, project, removeFolders, tschaliceProcess } from '../run-cli.js';

const execute = promisify(execFile);

describe('an interruption', () => {
  afterEach(removeFolders);

  const blocking = {
    'waits for ever': "console.error('importing');\nsetInterval(() => {}, 1000);\nawait new Promise(() => {});",
    'loops for ever': "writeSync(2, 'importing');\nfor (;;);",
  };
  for (const [what, code] of Object.entries(blocking)) {
    for (const wanted of ['SIGINT', 'SIGTERM'] as const) {
      it(`by ${wanted}, while an app that ${what} is imported, ends at once and leaves no file`, async () => {
        const cwd = project({ 'app.ts': `import { writeSync } from 'node:fs';\n${appWith(code)}void writeSync;\n` });
        const before = listing(cwd);
        let at = 0;
        const { status, signal, stdout } = await tschaliceProcess(['package'], {
          cwd,
          onStderr: (text, kill) => {
            if (!text.includes('importing') || at > 0) return;
            at = Date.now();
            kill(wanted);
          },
        });
        // Waiting would take the 30 seconds that importing an app may take.
        expect(Date.now() - at).to.be.below(15_000);
        expect(status === (wanted === 'SIGINT' ? 130 : 143) || signal === wanted).to.equal(true);
        expect(stdout).to.equal('');
        expect(listing(cwd)).to.deep.equal(before);
      });
    }
  }

  it('while files are written takes effect once they all are', async () => {
    const url = new URL('../../../src/cli/terminal/signal.js', import.meta.url).href;
    const script = `
      import { uninterrupted } from '${url}';
      await uninterrupted(async () => {
        process.kill(process.pid, 'SIGINT');
        await new Promise((done) => setTimeout(done, 100));
        console.log('written');
      });
      await new Promise((done) => setTimeout(done, 5000));
      console.log('too long');
    `;
    const { stdout, signal } = (await execute(process.execPath, ['--input-type=module', '-e', script]).catch(
      (error: { stdout: string; signal: string }) => error,
    )) as { stdout: string; signal?: string };
    expect({ stdout, signal }).to.deep.equal({ stdout: 'written\n', signal: 'SIGINT' });
  });
});

describe('a reader that stops early', () => {
  afterEach(removeFolders);

  for (const words of ['--help', '--version', 'package', 'package --json', 'validate', 'completion', 'bogus']) {
    it(`does no harm to ${words}`, async () => {
      // The pipe is closed before anything is written to it.
      const script = `{ sleep 0.1; '${process.execPath}' '${cli}' ${words} 2>&1; echo "status $?" >&2; } | true`;
      const { stderr } = await execute('sh', ['-c', script], { cwd: project() });
      expect(stderr).to.match(/^status [02]\n$/);
    });
  }
});

describe('a defect of ours', () => {
  afterEach(() => {
    delete process.env['TSCHALICE_DEBUG'];
  });

  function reported(error: unknown): { status: number; text: string } {
    let text = '';
    const status = reportDefect(error, (given) => (text += given));
    return { status, text };
  }

  it('is owned up to in two lines, with status 70', () => {
    expect(reported(new TypeError('x is not a function'))).to.deep.equal({
      status: 70,
      text: 'tschalice: this is a bug in tschalice itself: x is not a function\nPlease report it. TSCHALICE_DEBUG=1 shows where it happened.\n',
    });
  });

  it('shows its stack with TSCHALICE_DEBUG', () => {
    process.env['TSCHALICE_DEBUG'] = '1';
    expect(reported(new TypeError('x is not a function')).text).to.match(/TypeError: x is not a function\n +at /);
  });

  it('may be anything that is thrown', () => {
    expect(reported(undefined).text).to.contain('itself: undefined\n');
  });
});
