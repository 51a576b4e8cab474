import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { appWith, project, removeFolders, temporaryFolder, tschalice } from '../run-cli.js';

const ledgerFile = '.chalice/releases/prod.json';
const commands: readonly (readonly string[])[] = [['init'], ['start'], ['step', '50'], ['promote'], ['rollback'], ['abort'], ['status']];
const app = (answer: string): string => appWith(`app.get('/', () => '${answer}');`);
const config = JSON.stringify({ version: '2.0', app_name: 'demo', stages: { prod: { release: { strategy: 'canary' } }, dev: {} } });

/** A project whose ledger says what was live before its source. */
async function projectWith(): Promise<string> {
  const cwd = project({ 'app.ts': app('one'), '.chalice/config.json': config });
  await tschalice(['release', 'init', '--stage', 'prod'], { cwd });
  writeFileSync(join(cwd, 'app.ts'), app('two'));
  return cwd;
}

/** What is in `.chalice`, without reading what may never end. */
function state(cwd: string): string[] {
  const folder = join(cwd, '.chalice');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => (lstatSync(join(folder, name)).isFile() ? `${name}: ${readFileSync(join(folder, name), 'latin1')}` : name));
}

// oxlint-disable-next-line typescript/no-explicit-any -- whatever a user writes
type Written = any;

function edited(change: (ledger: Written) => void): (cwd: string) => void {
  return (cwd) => {
    const file = join(cwd, ledgerFile);
    const ledger: Written = JSON.parse(readFileSync(file, 'utf8'));
    change(ledger);
    writeFileSync(file, JSON.stringify(ledger, null, 2));
  };
}

/** A file outside of the project. */
function elsewhere(): string {
  const file = join(temporaryFolder(), 'prod.json');
  writeFileSync(file, '{}');
  return file;
}

const replaced = (content: string | Buffer) => (cwd: string) => writeFileSync(join(cwd, ledgerFile), content);
const without = (make: (file: string) => void) => (cwd: string) => {
  rmSync(join(cwd, ledgerFile));
  make(join(cwd, ledgerFile));
};

/** What was done to the ledger, and the place and the code of the only problem. */
const ledgers: readonly (readonly [what: string, spoil: (cwd: string) => void, code: string, place: string])[] = [
  ['that is empty', replaced(''), 'release-ledger-syntax', `${ledgerFile}:1:1`],
  ['in YAML', replaced('version: 1\nlive: {}\n'), 'release-ledger-syntax', `${ledgerFile}:1:1`],
  ['that is not UTF-8', replaced(Buffer.from([0xff, 0xfe, 0x7b])), 'file-unreadable', ledgerFile],
  ['that is a list', replaced('[]'), 'release-ledger-value', `${ledgerFile}:1:1`],
  ['with __proto__', replaced('{"__proto__": {"live": 1}}'), 'release-ledger-unsafe-key', `${ledgerFile}:1:2`],
  ['with a key twice', replaced('{"version": 1, "version": 1}'), 'release-ledger-duplicate-key', `${ledgerFile}:1:`],
  ['that is nested without end', replaced('['.repeat(100_000)), 'release-ledger-syntax', `${ledgerFile}:1:`],
  ['whose version is a text', edited((written) => (written.version = '1')), 'release-ledger-value', `${ledgerFile}:3:14 version`],
  ['with nothing live', edited((written) => delete written.live), 'release-ledger-value', `${ledgerFile}:1:1`],
  ['whose ID is a number', edited((written) => (written.live.id = 1_234_567_890)), 'release-ledger-value', `${ledgerFile}:5:11 live.id`],
  [
    'with a percentage as text',
    edited((written) => (written.candidate = { ...written.live, id: '0000000000', percent: '10' })),
    'release-ledger-value',
    `${ledgerFile}:`,
  ],
  ['with a function that has no role', edited((written) => (written.live.roles = {})), 'release-ledger-value', `${ledgerFile}:`],
  ['that is a folder', without((file) => mkdirSync(file)), 'file-unreadable', ledgerFile],
  ['that leads out of the project', without((file) => symlinkSync(elsewhere(), file)), 'path-outside-project', ledgerFile],
];

describe('each command of tschalice release', () => {
  after(removeFolders);

  async function expectRefused(cwd: string, words: readonly string[], code: string, place: string): Promise<void> {
    const before = state(cwd);
    const { status, stdout, stderr } = await tschalice(['release', ...words], { cwd });
    const told = `${words.join(' ')}: ${stderr}`;
    expect({ status, stdout }, told).to.deep.equal({ status: 1, stdout: '' });
    expect(stderr.match(/ \[[a-z-]+\]$/gm), told).to.deep.equal([` [${code}]`]);
    expect(stderr.startsWith(`error ${place}`), told).to.equal(true);
    // What is wrong, and what to do about it.
    expect(stderr.split('\n')[1], told).to.match(/^ {2}\S.+ \[/);
    expect(state(cwd), told).to.deep.equal(before);
  }

  for (const [what, spoil, code, place] of ledgers) {
    it(`refuses a ledger ${what}`, async () => {
      const cwd = await projectWith();
      spoil(cwd);
      for (const words of commands) await expectRefused(cwd, [...words, '--stage', 'prod'], code, place);
    });
  }

  it('refuses a stage without releases, one that is not there, and one that was probably meant otherwise', async () => {
    const cwd = await projectWith();
    for (const words of commands) {
      await expectRefused(cwd, [...words, '--stage', 'dev'], 'release-not-configured', '.chalice/config.json:');
      await expectRefused(cwd, [...words, '--stage', 'nowhere'], 'release-not-configured', '.chalice/config.json:');
      await expectRefused(cwd, [...words, '--stage', 'prd'], 'stage-near-listed', '.chalice/config.json:');
      await expectRefused(cwd, [...words, '--stage', 'prod', '--region', 'eu-west-1'], 'region-not-configured', '.chalice/config.json:');
    }
  });

  it('but init refuses a ledger that is not there', async () => {
    const cwd = await projectWith();
    rmSync(join(cwd, ledgerFile));
    for (const words of commands.slice(1)) await expectRefused(cwd, [...words, '--stage', 'prod'], 'release-ledger-missing', ledgerFile);
  });
});
