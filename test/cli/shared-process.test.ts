import { expect } from 'chai';
import { commands } from '../../src/cli/commands.js';
import { project, type Ran, removeFolders, tschalice, tschaliceProcess } from './run-cli.js';

// What the other tests run in the shared process holds for users only if the two agree.
describe('a run in the shared process', () => {
  let cwd: string;
  before(() => {
    cwd = project();
  });
  after(removeFolders);

  const runs: readonly string[][] = [
    [],
    ['--help'],
    ['--version'],
    ['package'],
    ['package', '--json'],
    ['package', '--check'],
    ['package', '--stge', 'dev'],
    ['package', '--stage', 'no/stage'],
    ['validate'],
    ['validate', '--project-dir', 'nowhere'],
    ['diff'],
    ['diff', '--base-template', 'nowhere.json'],
    ['diff', '--base-template', 'nowhere.json', '--json'],
    ['quota'],
    ['quota', '--json'],
    ['explain'],
    ['gen-policy'],
    ['explain-policy', 'api_handler'],
    ['explain-policy'],
    ['local', '--project-dir', 'nowhere'],
    ['generate-pipeline', 'pipeline.json'],
    ['generate-stackset'],
    ['new-workflow'],
    ['new-project', '--list'],
    ['new-project'],
    ['release', 'status'],
    ['release'],
    ['deploy', '--json'],
    ['delete'],
    ['url'],
    ['outputs', '--json'],
    ['stages'],
    ['completion'],
    ['--get-yargs-completions', 'tschalice', 'package', '--s'],
    ['bogus'],
  ];
  for (const words of runs) {
    it(`of '${words.join(' ')}' is like one in a process of its own`, async () => {
      // No aws there: what a command says of that must be the same too.
      const env = { PATH: '/nowhere' };
      const own = await tschaliceProcess(words, { cwd, env });
      expect(await tschalice(words, { cwd, env })).to.deep.equal(own);
      // Not the first one in its process.
      expect(await tschalice(words, { cwd, env })).to.deep.equal(own);
    });
  }

  it('is compared so for every command', () => {
    expect(runs.map(([name]) => name)).to.include.members(commands.map(({ name }) => name));
  });

  it('that ends the process has that for its outcome, and the next run is none the worse', async () => {
    const app = "process.kill(process.pid, 'SIGKILL');\nexport const app = 1;";
    const killed: Ran = await tschalice(['validate'], { cwd: project({ 'app.ts': app }) });
    expect(killed).to.include({ status: null, signal: 'SIGKILL' });
    expect((await tschalice(['validate'], { cwd })).status).to.equal(0);
  });

  it('waits for the one before', async () => {
    const [version, help] = await Promise.all([tschalice(['--version'], { cwd }), tschalice(['--help'], { cwd })]);
    expect(version.stdout).to.match(/^tschalice \S+ \(.*\)\n$/);
    expect(help.stdout).to.contain('Examples:');
  });
});
