import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { progressOn, styleOf } from '../../../src/cli/terminal/terminal.js';
import { cli, project, removeFolders, tschaliceProcess } from '../run-cli.js';

/** What a stream is to us, and all that was written to it. */
function stream(isTTY: boolean, columns = 80): NodeJS.WriteStream & { written: string } {
  const fake = { isTTY, columns, written: '', write: (text: string) => (fake.written += text) };
  return fake as never;
}

function withEnvironment<T>(values: { [name: string]: string | undefined }, act: () => T): T {
  const names = ['NO_COLOR', 'FORCE_COLOR', 'CI', 'TERM'];
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  const set = (given: { [name: string]: string | undefined }): void => {
    for (const name of names) {
      if (given[name] === undefined) delete process.env[name];
      else process.env[name] = given[name];
    }
  };
  set(values);
  try {
    return act();
  } finally {
    set(before);
  }
}

describe('colours', () => {
  const rows: { isTTY: boolean; env: { [name: string]: string }; coloured: boolean }[] = [
    { isTTY: true, env: {}, coloured: true },
    { isTTY: false, env: {}, coloured: false },
    { isTTY: true, env: { NO_COLOR: '1' }, coloured: false },
    { isTTY: true, env: { NO_COLOR: '' }, coloured: true },
    { isTTY: true, env: { TERM: 'dumb' }, coloured: false },
    { isTTY: false, env: { FORCE_COLOR: '1' }, coloured: true },
    { isTTY: true, env: { FORCE_COLOR: '0' }, coloured: false },
    { isTTY: true, env: { FORCE_COLOR: '1', NO_COLOR: '1' }, coloured: false },
  ];
  for (const { isTTY, env, coloured } of rows) {
    it(`are ${coloured ? '' : 'not '}used ${isTTY ? 'on a terminal' : 'in a pipe'} with ${JSON.stringify(env)}`, () => {
      const text = withEnvironment(env, () => styleOf(stream(isTTY)).error('x'));
      expect(text).to.equal(coloured ? '\u001b[31mx\u001b[39m' : 'x');
    });
  }

  it('reach a pipe by FORCE_COLOR, and only by that', async () => {
    const cwd = project({ '.chalice/config.json': '{}' });
    const [plain, forced] = await Promise.all([tschaliceProcess(['package'], { cwd }), tschaliceProcess(['package'], { cwd, env: { FORCE_COLOR: '1' } })]);
    expect(plain.stderr).to.not.contain('\u001b');
    expect(forced.stderr).to.contain('\u001b[31merror\u001b[39m');
    removeFolders();
  });
});

describe('progress', () => {
  it('is one line of a terminal, taken back at the end', () => {
    const terminal = stream(true);
    withEnvironment({}, () => {
      const progress = progressOn(terminal);
      progress.step('one');
      progress.step('two');
      progress.done();
    });
    expect(terminal.written).to.equal('\r\u001b[Kone …\r\u001b[Ktwo …\r\u001b[K');
  });

  it('stays within a narrow terminal', () => {
    const terminal = stream(true, 10);
    withEnvironment({}, () => progressOn(terminal).step('a long step indeed'));
    expect(terminal.written.replace('\r\u001b[K', '')).to.equal('a long  …');
  });

  const silent: { what: string; isTTY: boolean; env: { [name: string]: string } }[] = [
    { what: 'in a pipe', isTTY: false, env: {} },
    { what: 'on a terminal of a CI service', isTTY: true, env: { CI: 'true' } },
  ];
  for (const { what, isTTY, env } of silent) {
    it(`is not shown ${what}`, () => {
      const fake = stream(isTTY);
      withEnvironment(env, () => {
        const progress = progressOn(fake);
        progress.step('one');
        progress.done();
      });
      expect(fake.written).to.equal('');
    });
  }

  // Node has no pseudo-terminals of its own; where Python is missing too, the tests above have to do.
  const hasPty = spawnSync('python3', ['-c', 'import pty']).status === 0;
  if (hasPty)
    it('is shown by the command on a pseudo-terminal, and not with CI', () => {
      const python = 'import os, pty, sys\npty.spawn(sys.argv[1:])';
      const onTerminal = (env: { [name: string]: string }): string => {
        const ran = spawnSync('python3', ['-c', python, process.execPath, cli, 'package'], {
          cwd: project(),
          env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TERM: 'xterm', ...env },
          encoding: 'utf8',
          input: '',
        });
        removeFolders();
        return ran.error === undefined && ran.status === 0 ? ran.stdout : '';
      };
      const shown = onTerminal({});
      expect(shown).to.contain('\r\u001b[Kloading the app …').and.contain('Packaged demo');
      expect(onTerminal({ CI: '1' })).to.not.contain('…');
    });
});
