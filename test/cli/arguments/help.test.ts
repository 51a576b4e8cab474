import { expect } from 'chai';
import { project, removeFolders, tschalice, tschaliceProcess } from '../run-cli.js';

describe('help and version', () => {
  let cwd: string;
  before(() => {
    cwd = project();
  });
  after(removeFolders);

  const helps = [
    { words: ['--help'], holds: ['tschalice package [OUT]', 'tschalice validate', '$ tschalice package --stage beta out/'] },
    { words: ['-h'], holds: ['tschalice package [OUT]'] },
    { words: ['package', '--help'], holds: ['--merge-template', '--single-file', '--check', '--template-format', '$ tschalice package --merge-template'] },
    { words: ['package', '--stage=beta', '-h'], holds: ['--merge-template'] },
    { words: ['--stage', 'beta', 'package', '--help'], holds: ['--merge-template'] },
    { words: ['package', '--stge', '--help'], holds: ['--merge-template'] },
    { words: ['validate', '--help'], holds: ['default: all configured stages', '$ tschalice validate --stage prod --json'] },
    {
      words: ['generate-pipeline', '--help'],
      holds: ['--stages', '--approval', '--github-actions', '--admin-deploy-role', 'default codecommit', '$ tschalice generate-pipeline pipeline.json'],
    },
    {
      words: ['new-project', '--help'],
      holds: ['--starter', '--list', '$ tschalice new-project jobs --starter events', '$ rest-with-table  REST API that keeps'],
    },
    { words: ['local', '--help'], holds: ['--no-autoreload', 'default: "8000"', '$ tschalice local --stage beta --port 0'] },
    {
      words: ['deploy', '--help'],
      holds: ['--s3-bucket', '--no-execute', '--parameter-overrides', 'AWS_REGION', '$ tschalice deploy --s3-bucket my-artifacts'],
    },
    { words: ['url', '--help'], holds: ['--stack-name', '$ curl "$(tschalice url)"'] },
    { words: ['outputs', '--help'], holds: ['--profile', '$ tschalice outputs --stage prod'] },
    { words: ['stages', '--help'], holds: ['--project-dir', '$ tschalice stages --json'] },
    { words: ['delete', '--help'], holds: ['--yes', '$ tschalice delete --stage feature --yes'] },
    { words: ['completion', '--help'], holds: ['$ source <(tschalice completion)'] },
  ];
  for (const { words, holds } of helps) {
    it(`${words.join(' ')} shows options and examples on standard output, within 100 columns`, async () => {
      const { status, stdout, stderr } = await tschalice(words, { cwd });
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
      const [usage, examples] = stdout.split('Examples:\n');
      for (const text of holds) expect(text.startsWith('$ ') ? examples : usage).to.contain(text.replace(/^\$ /, ''));
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).to.be.at.most(100);
    });
  }

  it('keeps a blank between a description and the type behind it', async () => {
    const { stdout } = await tschalice(['package', '--help'], { cwd });
    expect(stdout).to.not.match(/\S\[(string|boolean|array)\]/);
  });

  it('goes to standard error, with status 2, when no command is given', async () => {
    const { status, stdout, stderr } = await tschalice([], { cwd });
    expect({ status, stdout }).to.deep.equal({ status: 2, stdout: '' });
    expect(stderr).to.contain('tschalice package [OUT]');
  });

  it('is English in every locale', async () => {
    const english = await tschalice(['package', '--help'], { cwd });
    const german = await tschaliceProcess(['package', '--help'], { cwd, env: { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' } });
    expect(german.stdout).to.equal(english.stdout);
    expect(english.stdout).to.contain('Options:');
  });

  for (const words of [['--version'], ['-V'], ['package', '--version'], ['--help', '--version']]) {
    it(`${words.join(' ')} prints name, version, Node.js and platform on one line`, async () => {
      const { status, stdout, stderr } = await tschalice(words, { cwd });
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
      expect(stdout).to.match(/^tschalice \d+\.\d+\.\d+\S* \(Node\.js v[\d.]+, \w+ \w+\)\n$/);
    });
  }
});
