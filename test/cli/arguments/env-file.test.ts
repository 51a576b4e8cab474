import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { appWith, project, removeFolders, tschalice, tschaliceProcess } from '../run-cli.js';

/** A table's name that only a deployment knows, and the name of a queue that hangs on what the app is loaded with. */
const merge = {
  Resources: {
    Orders: { Type: 'AWS::SQS::Queue' },
    APIHandler: { Properties: { Environment: { Variables: { TABLE: { Ref: 'Orders' }, MODE: 'fast' } } } },
    Work: { Properties: { Environment: { Variables: { ONLY_WORK: { 'Fn::GetAtt': ['Orders', 'Arn'] } } } } },
  },
};

function made(code: string, files: { readonly [path: string]: string } = {}): string {
  return project({
    'app.ts': appWith(`app.get('/', () => ({}));\n${code}`),
    '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'demo', merge_templates: ['more.json'], environment_variables: { STAGED: 'stage' } }),
    'more.json': JSON.stringify(merge),
    ...files,
  });
}

/** An app that says while it is loaded what a variable is. */
const saying = (name: string): string => `app.lambdaFunction('work', () => 1);\nthrow new Error('it is: ' + process.env.${name});`;

describe('environment variables while an app is loaded', () => {
  after(removeFolders);

  const files = { '.env': 'TABLE=of-file\nSTAGED=of-file\nMODE=of-file\nOWN="of file" # quoted\nexport MORE=1\n', 'two.env': 'OWN=second\n' };
  const given = ['--env-file', '.env'];
  const rows: { readonly [what: string]: { name: string; words?: readonly string[]; env?: { readonly [name: string]: string }; want: string } } = {
    'a literal of a merged template': { name: 'MODE', want: 'fast' },
    'a variable of another function of a merged template': { name: 'ONLY_WORK', want: 'arn:aws:sqs:us-east-1:123456789012:known-when-deployed' },
    'a value that only a deployment knows': { name: 'TABLE', want: 'https://sqs.us-east-1.amazonaws.com/123456789012/known-when-deployed' },
    'such a value, whatever the shell has': {
      name: 'TABLE',
      env: { TABLE: 'shell' },
      want: 'https://sqs.us-east-1.amazonaws.com/123456789012/known-when-deployed',
    },
    'such a value from a file': { name: 'TABLE', words: given, want: 'of-file' },
    'such a value from a file, whatever the shell has': { name: 'TABLE', words: given, env: { TABLE: 'shell' }, want: 'of-file' },
    "the stage's own, whatever a file has": { name: 'STAGED', words: given, want: 'stage' },
    'a literal, whatever a file has': { name: 'MODE', words: given, want: 'fast' },
    'one that only a file has': { name: 'OWN', words: given, want: 'of file' },
    'one that is exported in a file': { name: 'MORE', words: given, want: '1' },
    'the last of several files': { name: 'OWN', words: [...given, '--env-file=two.env'], want: 'second' },
    "the shell's, which wins over a file as in Node.js": { name: 'OWN', words: given, env: { OWN: 'shell' }, want: 'shell' },
  };
  for (const [what, { name, words = [], env = {}, want }] of Object.entries(rows)) {
    it(`have ${what}`, async () => {
      const { stderr } = await tschalice(['package', ...words], { cwd: made(saying(name), files), env });
      expect(/it is: (.*)/.exec(stderr)?.[1]).to.equal(want);
    });
  }
});

describe('a declaration that depends on a value which only a deployment knows', () => {
  after(removeFolders);
  const wrong = (
    code: string,
    words: readonly string[] = [],
    files: { readonly [path: string]: string } = {},
  ): Promise<{ status: number | null; stderr: string }> =>
    tschalice(['validate', ...words], { cwd: made(`app.lambdaFunction('work', () => 1);\n${code}`, files) });
  const rows: { readonly [what: string]: string } = {
    'a source of events': "app.onSnsMessage('notify', { topic: process.env.ONLY_WORK! }, () => {});",
    'a part of a text': "app.get('/more', { description: `uses ${process.env.TABLE}` }, () => 1);",
    'the app': 'app.api.binaryTypes = [`a/${process.env.ONLY_WORK}`];',
  };
  for (const [what, code] of Object.entries(rows)) {
    it(`is refused in ${what}`, async () => {
      const { status, stderr } = await wrong(code);
      expect(status).to.equal(1);
      expect(stderr).to.match(/the declaration depends on the value of (TABLE|ONLY_WORK), which only a deployment knows[^]*\[placeholder-declared\]/);
    });
  }

  it('is refused with a real value too, which another deployment has not', async () => {
    const words = ['--env-file', '.env'];
    const { stderr } = await wrong(rows['a part of a text']!, words, { '.env': 'TABLE=my-own-table\n' });
    expect(stderr).to.match(/error app\.ts:\d+:\d+: the declaration depends on the value of TABLE/);
  });

  it('is none where only a handler uses it', async () => {
    expect((await wrong('const table = process.env.TABLE;\napp.get("/table", () => table);')).status).to.equal(0);
  });
});

describe('--env-file', () => {
  after(removeFolders);
  const toAll = { Globals: { Function: { Environment: { Variables: { TABLE: { 'Fn::ImportValue': 'orders' } } } } } };
  const asking = "app.lambdaFunction('work', () => 1); if (process.env.TABLE !== 'secret-value') throw new Error(`TABLE is ${process.env.TABLE}`);";
  const commands = [['package'], ['validate'], ['generate-pipeline', 'pipeline.json', '--stages', 'dev']];

  for (const words of commands) {
    it(`gives ${words[0]} the values that the app needs`, async () => {
      const cwd = made(asking, { '.env': 'TABLE=secret-value\n', 'more.json': JSON.stringify(toAll) });
      expect((await tschalice(words, { cwd })).status).to.equal(1);
      const { status, stderr, stdout } = await tschalice([...words, '--env-file', '.env'], { cwd });
      expect(status, stderr).to.equal(0);
      expect(stdout).to.not.contain('secret-value');
    });
  }

  for (const words of [...commands, ['local', '--no-autoreload']]) {
    // In a process of its own: Node.js looks for the file before we do.
    it(`counts from the working folder, whatever the project folder of ${words[0]}`, async () => {
      const cwd = made('throw new Error(`TABLE is ${process.env.TABLE}`);', { 'more.json': JSON.stringify(toAll) });
      const above = join(cwd, 'above');
      mkdirSync(above);
      writeFileSync(join(above, '.env'), 'TABLE=of-file\n');
      const { status, stderr } = await tschaliceProcess([...words, '--project-dir', '..', '--env-file', '.env'], { cwd: above });
      expect([status, /TABLE is [\w-]+/.exec(stderr)?.[0]]).to.deep.equal([1, 'TABLE is of-file']);
    });
  }

  it('never gets into what is written', async () => {
    const cwd = made("app.lambdaFunction('work', () => process.env.TABLE);", { '.env': 'TABLE=secret-value\nOTHER=secret-value\n' });
    await tschalice(['package', '--env-file', '.env'], { cwd });
    await tschalice(['package', 'plain'], { cwd });
    for (const file of ['sam.json', 'deployment.zip', 'swagger.json'])
      expect(readFileSync(join(cwd, 'out/dev', file)).equals(readFileSync(join(cwd, 'plain', file))), file).to.equal(true);
  });

  it('does not make the proof see what Lambda will not have', async () => {
    const cwd = made("app.lambdaFunction('work', () => 1); if (process.env.OWN === undefined) throw new Error('OWN is not set');", { '.env': 'OWN=1\n' });
    const { status, stderr } = await tschalice(['package', '--env-file', '.env'], { cwd });
    expect([status, stderr])
      .to.deep.include(1)
      .and.to.satisfy(([, text]: [number, string]) => text.includes('would not start in Lambda: OWN is not set'));
  });

  it('must name files that can be read', async () => {
    const cwd = made("app.lambdaFunction('work', () => process.env.TABLE);", { 'sub/.env': 'A=1\n', 'bytes.env': 'A=1\n' });
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    for (const [file, said] of [
      ['.evn', '.evn: there is no such file of environment variables\n  correct the path after --env-file [env-file-missing]'],
      ['sub', 'sub: the file cannot be read: it is a folder'],
      ['pipe', 'pipe: the file cannot be read: it is not a regular file'],
    ] as const) {
      const { status, stderr } = await tschalice(['validate', '--env-file', file], { cwd });
      expect(status).to.equal(1);
      expect(stderr).to.contain(said);
    }
  });
});
