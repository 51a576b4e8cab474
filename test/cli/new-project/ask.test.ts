import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { askProject } from '../../../src/cli/new-project/ask.js';
import { findStarter } from '../../../src/project/starter/find-starter.js';
import { UsageError } from '../../../src/cli/arguments/usage-error.js';
import type { Starter } from '../../../src/project/starter/starters.js';
import { cli, removeFolders, temporaryFolder } from '../run-cli.js';

/** Answers one question after the other; without an answer left, the input ends. */
async function talk(answers: readonly string[], given?: Starter): Promise<{ name?: string; starter?: string; error?: unknown; shown: string }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const left = [...answers];
  let shown = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    if (!text.endsWith(': ')) return;
    const answer = left.shift();
    if (answer === undefined) input.end();
    else input.write(`${answer}\n`);
  });
  try {
    const { name, starter } = await askProject(given, input, output);
    return { name, starter: starter.name, shown };
  } catch (error) {
    return { error, shown };
  }
}

describe('the questions of new-project', () => {
  it('are for a name and a starter, of which all are shown', async () => {
    const { name, starter, shown } = await talk(['orders', 'events']);
    expect({ name, starter }).to.deep.equal({ name: 'orders', starter: 'events' });
    expect(shown).to.match(/^Name of the app: \n {2}rest-api +REST API .*\n( {2}.*\n)+\nStarter \(rest-api\): $/);
  });

  it('take the usual starter for no answer', async () => {
    expect(await talk([' orders ', ''])).to.deep.include({ name: 'orders', starter: 'rest-api' });
  });

  it('leave out the starter when it is given', async () => {
    const { name, starter, shown } = await talk(['orders'], findStarter('events'));
    expect({ name, starter, shown }).to.deep.equal({ name: 'orders', starter: 'events', shown: 'Name of the app: ' });
  });

  it('may be the name of a folder as shells complete it', async () => {
    expect(await talk(['./orders/', ''])).to.deep.include({ name: 'orders', starter: 'rest-api' });
  });

  it('come again until the answer will do', async () => {
    const { name, starter, shown } = await talk(['', 'a b', 'orders', 'evnts', 'events']);
    expect({ name, starter }).to.deep.equal({ name: 'orders', starter: 'events' });
    expect(shown.split("the name cannot be 'a b': use up to 100 letters")).to.have.length(2);
    expect(shown.split("there is no starter 'evnts'; did you mean 'events'?")).to.have.length(2);
    expect(shown.split('Name of the app: ')).to.have.length(4);
  });

  for (const answers of [[], ['orders']]) {
    it(`end as wrong usage when the input ends after ${answers.length}`, async () => {
      const { error } = await talk(answers);
      expect(error).to.be.instanceOf(UsageError).with.property('message', 'there was no answer; use NAME and --starter');
    });
  }

  // Node has no pseudo-terminals of its own; where Python is missing too, the tests above have to do.
  const hasPty = spawnSync('python3', ['-c', 'import pty']).status === 0;
  if (hasPty)
    describe('on a pseudo-terminal', () => {
      afterEach(removeFolders);

      /** Types each answer when the prompt before it is there. */
      function onTerminal(
        cwd: string,
        words: readonly string[],
        answers: readonly string[],
        env: { [name: string]: string } = {},
      ): Promise<{ status: number | null; shown: string }> {
        const python = 'import os, pty, sys\nsys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])) & 255)';
        const child = spawn('python3', ['-c', python, process.execPath, cli, ...words], {
          cwd,
          env: { PATH: process.env['PATH'], TERM: 'xterm', ...env },
          // For a question that should not have been asked; the terminal's end is the end of whoever waits at it.
          timeout: 15_000,
        });
        const left = [...answers];
        let [shown, seen] = ['', 0];
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          shown += text;
          const prompt = shown.slice(seen).search(/(?:app|\)): /);
          if (prompt < 0) return;
          seen += prompt + 4;
          child.stdin.write(left.shift() ?? '');
        });
        return new Promise((resolve, reject) => {
          child.once('error', reject);
          child.once('close', (status) => resolve({ status, shown }));
        });
      }

      it('are asked, and what they give is made', async () => {
        const cwd = temporaryFolder();
        const { status, shown } = await onTerminal(cwd, ['new-project'], ['orders\r', 'lambda-only\r']);
        expect(status).to.equal(0);
        expect(shown).to.contain('from the starter lambda-only');
        expect(readdirSync(cwd)).to.deep.equal(['orders']);
      });

      const endings = [
        { what: 'Ctrl+C as an interruption', typed: '\u0003', status: 256 - 2 },
        { what: 'Ctrl+D as wrong usage', typed: '\u0004', status: 2 },
      ];
      for (const { what, typed, status } of endings) {
        it(`end by ${what}, and nothing is made`, async () => {
          const cwd = temporaryFolder();
          expect((await onTerminal(cwd, ['new-project'], ['orders\r', typed])).status).to.equal(status);
          expect(readdirSync(cwd)).to.deep.equal([]);
        });
      }

      for (const [what, words, env] of [
        ['with --json', ['--json'], {}],
        ['in CI', [], { CI: 'true' }],
      ] as const) {
        it(`are not asked ${what}`, async () => {
          const { status, shown } = await onTerminal(temporaryFolder(), ['new-project', ...words], [], env);
          expect(status).to.equal(2);
          expect(shown).to.contain('new-project needs NAME').and.not.contain('Name of the app');
        });
      }
    });
});
