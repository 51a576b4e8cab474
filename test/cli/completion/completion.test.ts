import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { cli, project, removeFolders, temporaryFolder, tschalice } from '../run-cli.js';

const config = '{"version": "2.0", "app_name": "demo", "lambda_functions": {"worker": {}}, "stages": {"dev": {}, "beta": {}, "prod": {}}}';
const packageOptions = [
  '--stage',
  '--region',
  '--all-stages',
  '--all-regions',
  '--template-format',
  '--merge-template',
  '--single-file',
  '--reuse-artifacts',
  '--env-file',
  '--no-prove',
  '--check',
  '--project-dir',
  '--json',
  '--help',
];

describe('completion', () => {
  let cwd: string;
  let elsewhere: string;
  before(() => {
    cwd = project({ '.chalice/config.json': config });
    elsewhere = temporaryFolder();
  });
  after(removeFolders);

  const rows: { typed: string[]; want: string[] }[] = [
    {
      typed: [''],
      want: [
        'new-project',
        'package',
        'validate',
        'diff',
        'quota',
        'explain',
        'gen-policy',
        'explain-policy',
        'local',
        'release',
        'deploy',
        'url',
        'outputs',
        'stages',
        'delete',
        'generate-pipeline',
        'generate-stackset',
        'new-workflow',
        'completion',
      ],
    },
    { typed: ['va'], want: ['validate'] },
    { typed: ['--'], want: ['--help', '--version'] },
    { typed: ['package', ''], want: packageOptions },
    { typed: ['package', '--s'], want: ['--stage', '--single-file'] },
    { typed: ['package', '--json', '--merge-template', 'a', '--'], want: packageOptions.filter((option) => option !== '--json') },
    { typed: ['validate', '--'], want: ['--stage', '--merge-template', '--env-file', '--project-dir', '--json', '--help'] },
    {
      typed: ['local', '--'],
      want: ['--stage', '--region', '--port', '--host', '--allow-origin', '--candidate', '--env-file', '--no-autoreload', '--project-dir', '--json', '--help'],
    },
    { typed: ['local', '--stage', 'p'], want: ['prod'] },
    { typed: ['local', '--port', ''], want: [] },
    { typed: ['package', '--stage', ''], want: ['dev', 'beta', 'prod'] },
    { typed: ['validate', '--stage', 'b'], want: ['beta'] },
    { typed: ['validate', '--stage', '=', 'b'], want: ['beta'] },
    { typed: ['validate', '--stage=b'], want: ['--stage=beta'] },
    { typed: ['package', '--template-format', ''], want: ['json', 'yaml'] },
    { typed: ['generate-pipeline', '--source', ''], want: ['codecommit', 'github', 'connection'] },
    { typed: ['generate-pipeline', '--pipeline-version=v'], want: ['--pipeline-version=v1', '--pipeline-version=v2'] },
    { typed: ['generate-pipeline', '--stages', ''], want: ['dev', 'beta', 'prod'] },
    { typed: ['generate-pipeline', '--approval', 'p'], want: ['prod'] },
    { typed: ['new-workflow', '--'], want: ['--stages', '--fail-on', '--codecommit', '--force', '--project-dir', '--json', '--help'] },
    { typed: ['new-project', '--'], want: ['--starter', '--list', '--json', '--help'] },
    { typed: ['new-project', 'a', '--starter', 'rest'], want: ['rest-api', 'rest-with-table'] },
    { typed: ['package', '--merge-template', ''], want: [] },
    { typed: ['package', 'o'], want: [] },
    { typed: ['package', '--', ''], want: [] },
    { typed: ['deploy', '--stage', 'b'], want: ['beta'] },
    { typed: ['deploy', '--no-'], want: ['--no-execute', '--no-prove'] },
    { typed: ['delete', '--'], want: ['--stage', '--stack-name', '--profile', '--region', '--project-dir', '--json', '--yes', '--help'] },
    { typed: ['explain', 'rate'], want: ['rate-value', 'rate-unit'] },
    { typed: ['explain', '--json', 'rate-u'], want: ['rate-unit'] },
    { typed: ['explain', 'rate-unit', ''], want: ['--json', '--help'] },
    { typed: ['explain', '-'], want: ['--json', '--help'] },
    { typed: ['explain-policy', ''], want: ['api_handler', 'worker'] },
    { typed: ['gen-policy', '--function', 'w'], want: ['worker'] },
    { typed: ['unknown', '--stage', ''], want: [] },
  ];
  for (const { typed, want } of rows) {
    it(`goes on from '${typed.join(' ')}' with ${want.length === 0 ? 'files' : want.join(' ')}`, async () => {
      const { status, stdout, stderr } = await tschalice(['--get-yargs-completions', 'tschalice', ...typed], { cwd });
      expect({ status, stderr, words: stdout.split('\n').slice(0, -1) }).to.deep.equal({ status: 0, stderr: '', words: want });
    });
  }

  it('takes the stages of the project that --project-dir names', async () => {
    const { stdout } = await tschalice(['--get-yargs-completions', 'tschalice', 'package', '--project-dir', cwd, '--stage', ''], { cwd: elsewhere });
    expect(stdout).to.equal('dev\nbeta\nprod\n');
  });

  for (const [what, files] of Object.entries({
    'a broken configuration': { '.chalice/config.json': '{' },
    'an invalid one': { '.chalice/config.json': '{}' },
  })) {
    it(`is silent about ${what}`, async () => {
      const ran = await tschalice(['--get-yargs-completions', 'tschalice', 'package', '--stage', ''], { cwd: project(files) });
      expect(ran).to.deep.equal({ status: 0, signal: null, stdout: '', stderr: '' });
    });
  }

  it('is silent where there is no project', async () => {
    const ran = await tschalice(['--get-yargs-completions', 'tschalice', 'package', '--stage', ''], { cwd: elsewhere });
    expect(ran).to.deep.equal({ status: 0, signal: null, stdout: '', stderr: '' });
  });

  it('tells zsh what each word is about', async () => {
    const { stdout } = await tschalice(['--get-yargs-completions', 'tschalice', 'package', '--js'], { cwd, env: { SHELL: '/bin/zsh' } });
    expect(stdout).to.equal('--json:Print the result as JSON\n');
  });

  it('prints a script for the shell that SHELL or ZSH_NAME tells', async () => {
    const [bash, zsh, named] = await Promise.all([
      tschalice(['completion'], { cwd, env: { SHELL: '/bin/bash' } }),
      tschalice(['completion'], { cwd, env: { SHELL: '/usr/bin/zsh' } }),
      tschalice(['completion'], { cwd, env: { ZSH_NAME: 'zsh' } }),
    ]);
    for (const { status, stderr } of [bash, zsh]) expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(bash.stdout).to.contain('complete -o bashdefault -o default -F _tschalice_yargs_completions tschalice');
    expect(zsh.stdout).to.match(/^#compdef tschalice\n/);
    expect(named.stdout).to.equal(zsh.stdout);
  });

  const hasBash = spawnSync('bash', ['-c', 'mapfile -t x < /dev/null']).status === 0;
  if (hasBash)
    it('works in bash from the script on', async () => {
      const bin = join(temporaryFolder(), 'bin');
      mkdirSync(bin);
      writeFileSync(join(bin, 'tschalice'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`);
      chmodSync(join(bin, 'tschalice'), 0o755);
      const script = [
        'source <(tschalice completion)',
        'try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _tschalice_yargs_completions; echo "${COMPREPLY[*]}"; }',
        "try tschalice pa; try tschalice package --stage p; try tschalice package --stage = ''",
      ].join('\n');
      const env = { PATH: `${bin}:${process.env['PATH']}`, SHELL: '/bin/bash' };
      const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', script], { cwd, env });
      expect(stdout).to.equal('package\nprod\ndev beta prod\n');
    });
});
