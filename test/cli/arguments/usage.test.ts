import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { cli, listing, project, removeFolders, tschalice } from '../run-cli.js';

describe('wrong usage', () => {
  let cwd: string;
  before(() => {
    cwd = project();
  });
  after(removeFolders);

  const mistakes: { given: string[]; want: string; hint?: string }[] = [
    { given: ['pakage'], want: "there is no command 'pakage'; did you mean 'package'?", hint: '--help' },
    { given: ['frobnicate', '--help'], want: "there is no command 'frobnicate'", hint: '--help' },
    { given: ['help'], want: "there is no command 'help'; did you mean '--help'?", hint: '--help' },
    { given: ['--json'], want: 'no command is given', hint: '--help' },
    { given: ['--', 'package'], want: 'no command is given', hint: '--help' },
    { given: ['--stge', 'beta', 'package'], want: 'there is no option --stge; did you mean --stage?', hint: '--help' },
    { given: ['package', '--pkg-format', 'terraform'], want: 'there is no option --pkg-format' },
    { given: ['package', '--stge', 'beta'], want: 'there is no option --stge; did you mean --stage?' },
    { given: ['package', '--stge=beta'], want: 'there is no option --stge; did you mean --stage?' },
    { given: ['package', '-stage', 'beta'], want: 'there is no option -stage; did you mean --stage?' },
    { given: ['package', '-x'], want: 'there is no option -x' },
    { given: ['package', '-s', 'github'], want: 'package has no option -s; generate-pipeline has it' },
    { given: ['generate-pipeline', '-s'], want: '--source needs a value', hint: 'generate-pipeline --help' },
    {
      given: ['generate-pipeline', '-s', 'svn', 'p.json'],
      want: "--source must be codecommit, github or connection, not 'svn'",
      hint: 'generate-pipeline --help',
    },
    { given: ['generate-pipeline', '-s', 'github', '--source', 'github', 'p.json'], want: '--source is given twice', hint: 'generate-pipeline --help' },
    { given: ['generate-pipeline', '-stages', 'beta', 'p.json'], want: 'there is no option -stages; did you mean --stages?', hint: 'generate-pipeline --help' },
    { given: ['package', '--out', 'x'], want: 'there is no option --out' },
    { given: ['package', '--OUT', 'x'], want: 'there is no option --OUT' },
    { given: ['package', '--stage.a', 'x'], want: 'there is no option --stage.a; did you mean --stage?' },
    { given: ['package', '--__proto__', 'x'], want: 'there is no option --__proto__' },
    { given: ['package', '--constructor=x'], want: 'there is no option --constructor' },
    { given: ['validate', '--template-format', 'json'], want: 'validate has no option --template-format; package has it', hint: 'validate --help' },
    { given: ['package', '--template-format', 'toml'], want: "--template-format must be json or yaml, not 'toml'" },
    { given: ['package', '--stage'], want: '--stage needs a value' },
    { given: ['package', '--stage', '--json'], want: '--stage needs a value' },
    { given: ['package', '--stage', ''], want: '--stage needs a value' },
    { given: ['package', '--stage='], want: '--stage needs a value' },
    {
      given: ['local', '--allow-origin', 'localhost:3000'],
      want: "--allow-origin must be an origin or *, not 'localhost:3000'; write it like http://localhost:3000",
      hint: 'local --help',
    },
    {
      given: ['local', '--allow-origin', 'https://a.example/x'],
      want: "--allow-origin must be an origin or *, not 'https://a.example/x'; write it like https://a.example",
      hint: 'local --help',
    },
    { given: ['package', '--merge-template'], want: '--merge-template needs a value' },
    { given: ['package', '--merge-template', ''], want: '--merge-template needs a value' },
    { given: ['package', '--project-dir', ''], want: '--project-dir needs a value' },
    { given: ['package', '--template-format', ''], want: '--template-format needs a value' },
    { given: ['package', '--stage', 'a', '--stage', 'b'], want: '--stage is given twice' },
    {
      given: ['deploy', '--parameter-overrides', 'Name=a', '--parameter-overrides=Name='],
      want: "--parameter-overrides gives 'Name' twice",
      hint: 'deploy --help',
    },
    { given: ['deploy', '--tags', 'team=a', '--tags', 'team=b'], want: "--tags gives 'team' twice", hint: 'deploy --help' },
    { given: ['package', '--project-dir', '.', '--project-dir=.'], want: '--project-dir is given twice' },
    { given: ['package', '--json=yes'], want: '--json takes no value' },
    { given: ['package', '--no-json'], want: 'there is no option --no-json; did you mean --json?' },
    { given: ['package', '--no-stage'], want: 'there is no option --no-stage; did you mean --stage?' },
    { given: ['package', '--stage', '../x'], want: "--stage cannot be '../x': use letters, digits, hyphens and underscores" },
    ...['65536', '80a', '1e3', '0x10'].map((port) => ({
      given: ['local', `--port=${port}`],
      want: `--port must be a number from 0 to 65535, not '${port}'`,
      hint: 'local --help',
    })),
    { given: ['local', '--port=-1'], want: '--port needs a value', hint: 'local --help' },
    { given: ['local', '--host='], want: '--host needs a value', hint: 'local --help' },
    { given: ['local', '--autoreload'], want: 'there is no option --autoreload; did you mean --no-autoreload?', hint: 'local --help' },
    { given: ['local', 'app.ts'], want: "unexpected argument 'app.ts': local takes none", hint: 'local --help' },
    { given: ['package', '--port', '1'], want: 'package has no option --port; local has it' },
    { given: ['package', 'a', 'b'], want: "unexpected argument 'b': package takes one OUT" },
    { given: ['package', 'a', '--', 'b'], want: "unexpected argument 'b': package takes one OUT" },
    { given: ['package', ''], want: 'OUT cannot be empty' },
    { given: ['package', '--single-file'], want: '--single-file needs OUT, the zip to write' },
    { given: ['generate-pipeline'], want: 'generate-pipeline needs FILE, the template to write', hint: 'generate-pipeline --help' },
    { given: ['generate-pipeline', 'a', 'b'], want: "unexpected argument 'b': generate-pipeline takes one FILE", hint: 'generate-pipeline --help' },
    {
      given: ['generate-pipeline', '--source', 'githb', 'p.json'],
      want: "--source must be codecommit, github or connection, not 'githb'; did you mean 'github'?",
      hint: 'generate-pipeline --help',
    },
    {
      given: ['generate-pipeline', '--pipeline-version', '3', 'p.json'],
      want: "--pipeline-version must be v1 or v2, not '3'",
      hint: 'generate-pipeline --help',
    },
    {
      given: ['generate-pipeline', '--stages', 'beta,', 'p.json'],
      want: "--stages cannot be '': use letters, digits, hyphens and underscores",
      hint: 'generate-pipeline --help',
    },
    { given: ['generate-pipeline', '--stages', 'beta,prod,beta', 'p.json'], want: "--stages names 'beta' twice", hint: 'generate-pipeline --help' },
    {
      given: ['generate-pipeline', '--stages', 'beta,prod', '--approval', 'prd', 'p.json'],
      want: "--approval names 'prd', which is not among --stages; did you mean 'prod'?",
      hint: 'generate-pipeline --help',
    },
    {
      given: ['generate-pipeline', '--github-actions', 'w.yml', '--source', 'github'],
      want: '--source cannot be used with --github-actions',
      hint: 'generate-pipeline --help',
    },
    {
      given: ['generate-pipeline', '--buildspec-file', './p.yml', 'p.yml'],
      want: 'two files cannot have the same name: p.yml',
      hint: 'generate-pipeline --help',
    },
    { given: ['validate', 'x'], want: "unexpected argument 'x': validate takes none", hint: 'validate --help' },
    { given: ['new-project'], want: 'new-project needs NAME, the name of the app', hint: 'new-project --help' },
    { given: ['new-project', '--json'], want: 'new-project needs NAME, the name of the app', hint: 'new-project --help' },
    { given: ['new-project', 'a', 'b'], want: "unexpected argument 'b': new-project takes one NAME", hint: 'new-project --help' },
    { given: ['new-project', ''], want: 'NAME cannot be empty', hint: 'new-project --help' },
    ...['a b', '../a', 'a/b', './a/b', '/a', '/', 'a:b', 'x'.repeat(101)].map((name) => ({
      given: ['new-project', name],
      want: `the name cannot be '${name}': use up to 100 letters, digits, '.', '_' and '-'`,
      hint: 'new-project --help',
    })),
    { given: ['new-project', '--', '-a'], want: "the name cannot be './-a': use up to 100 letters, digits, '.', '_' and '-'", hint: 'new-project --help' },
    { given: ['new-project', '..'], want: "the name cannot be '..': the new folder gets the same name", hint: 'new-project --help' },
    { given: ['new-project', './../'], want: "the name cannot be '..': the new folder gets the same name", hint: 'new-project --help' },
    { given: ['new-project', './'], want: "the name cannot be '.': the new folder gets the same name", hint: 'new-project --help' },
    { given: ['new-project', '.'], want: "the name cannot be '.': the new folder gets the same name", hint: 'new-project --help' },
    { given: ['new-project', 'a', '--starter'], want: '--starter needs a value', hint: 'new-project --help' },
    { given: ['new-project', 'a', '--starter', 'evnts'], want: "there is no starter 'evnts'; did you mean 'events'?", hint: 'new-project --help' },
    {
      given: ['new-project', 'a', '--starter', '__proto__'],
      want: "there is no starter '__proto__'; known are rest-api, rest-with-table, lambda-only, events, websocket-chat",
      hint: 'new-project --help',
    },
    {
      given: ['new-project', 'a', '--starter', '../rest-api'],
      want: "there is no starter '../rest-api'; did you mean 'rest-api'?",
      hint: 'new-project --help',
    },
    ...Object.entries({ 's3-event-handler': 'events', legacy: 'rest-api', 'cdk-ddb': 'rest-with-table' }).map(([type, starter]) => ({
      given: ['new-project', 'a', '--starter', type],
      want: `there is no starter '${type}'; did you mean '${starter}'?`,
      hint: 'new-project --help',
    })),
    { given: ['new-project', 'a', '--project-type', 'legacy'], want: 'there is no option --project-type; did you mean --starter?', hint: 'new-project --help' },
    { given: ['new-project', 'a', '-t', 'legacy'], want: 'there is no option -t; did you mean --starter?', hint: 'new-project --help' },
    { given: ['new-project', '--list', 'a'], want: '--list takes no other arguments', hint: 'new-project --help' },
    { given: ['new-project', '--list', '--starter', 'events'], want: '--list takes no other arguments', hint: 'new-project --help' },
    { given: ['package', '--starter', 'events'], want: 'package has no option --starter; new-project has it' },
    { given: ['deploy', 'prod'], want: "unexpected argument 'prod': deploy takes none", hint: 'deploy --help' },
    {
      given: ['deploy', '--stack-name', 'a_b'],
      want: "--stack-name cannot be 'a_b': use up to 128 letters, digits and hyphens, starting with a letter",
      hint: 'deploy --help',
    },
    { given: ['deploy', '--stack-name=-x'], want: '--stack-name needs a value', hint: 'deploy --help' },
    { given: ['deploy', '--profile', '--region'], want: '--profile needs a value', hint: 'deploy --help' },
    { given: ['deploy', '--region', 'EU'], want: "--region cannot be 'EU': write it like eu-west-1", hint: 'deploy --help' },
    { given: ['deploy', '--s3-bucket', 's3://x'], want: "--s3-bucket cannot be 's3://x': write only its name", hint: 'deploy --help' },
    {
      given: ['deploy', '--parameter-overrides', 'file://secret'],
      want: '--parameter-overrides takes one NAME=VALUE; repeat the option for more',
      hint: 'deploy --help',
    },
    { given: ['deploy', '--tags', 'x'], want: '--tags takes one KEY=VALUE; repeat the option for more', hint: 'deploy --help' },
    { given: ['url', '--yes'], want: 'url has no option --yes; delete has it', hint: 'url --help' },
    { given: ['completion', 'x'], want: "unexpected argument 'x': completion takes none", hint: 'completion --help' },
  ];
  for (const { given, want, hint = 'package --help' } of mistakes) {
    it(`'${given.join(' ')}' is answered: ${want}`, async () => {
      const before = listing(cwd);
      const { status, stdout, stderr } = await tschalice(given, { cwd });
      expect({ status, stdout, stderr }).to.deep.equal({ status: 2, stdout: '', stderr: `tschalice: ${want}\nSee: tschalice ${hint}\n` });
      expect(listing(cwd)).to.deep.equal(before);
    });
  }

  it('is answered in a folder that was removed meanwhile, where the version still is', async () => {
    const inRemoved = (words: string): { status: number | null; stdout: string; stderr: string } => {
      const folder = mkdtempSync(join(tmpdir(), 'tschalice-removed-'));
      const { status, stdout, stderr } = spawnSync('sh', ['-c', `rmdir "$PWD" && "$NODE" "$CLI" ${words}`], {
        cwd: folder,
        env: { PATH: process.env['PATH'], NODE: process.execPath, CLI: cli },
        encoding: 'utf8',
      });
      return { status, stdout, stderr };
    };
    const stderr = 'tschalice: the working folder was removed, or cannot be read; change to another folder\n';
    for (const words of ['package', 'new-project orders', 'stages --json', 'explain', '--help'])
      expect(inRemoved(words), words).to.deep.equal({ status: 2, stdout: '', stderr });
    expect(inRemoved('--version')).to.include({ status: 0, stderr: '' });
  });

  const ofChalice = [
    { command: 'dev', holds: ['tschalice package'] },
    { command: 'generate-models', holds: ['swagger.json'] },
    { command: 'generate-sdk', holds: ['aws apigateway get-sdk'] },
    { command: 'invoke', holds: ['aws lambda invoke --function-name <function>'] },
    { command: 'logs', holds: ['aws logs tail /aws/lambda/<function> --follow'] },
  ];
  for (const { command, holds } of ofChalice) {
    it(`Chalice's ${command}, whatever its options, is answered with what to do instead`, async () => {
      const { status, stdout, stderr } = await tschalice([command, '--stage', 'dev', '--profile', 'me'], { cwd });
      expect({ status, stdout }).to.deep.equal({ status: 2, stdout: '' });
      expect(stderr.split('\n')).to.have.lengthOf(3);
      for (const text of [command, ...holds]) expect(stderr).to.contain(text);
    });
  }
});

describe('usual ways to write a command line', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = project();
  });
  afterEach(removeFolders);

  const ways: { given: string[]; folder: string; template?: string }[] = [
    { given: ['package', 'o', '--template-format', 'YAML'], folder: 'o', template: 'sam.yaml' },
    { given: ['package', '--stage=beta'], folder: 'out/beta' },
    { given: ['--stage', 'beta', '--project-dir', '.', 'package'], folder: 'out/beta' },
    { given: ['--json', 'package', 'o'], folder: 'o' },
    { given: ['package', '--', 'o'], folder: 'o' },
    { given: ['package', '--', '-o'], folder: '-o' },
    { given: ['package', '007'], folder: '007' },
  ];
  for (const { given, folder, template = 'sam.json' } of ways) {
    it(`'${given.join(' ')}' writes to ${folder}`, async () => {
      const { status, stderr } = await tschalice(given, { cwd });
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
      expect(readdirSync(join(cwd, folder))).to.have.members(['bundle.json', 'deployment.zip', template, 'swagger.json']);
    });
  }
});
