import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { PipelineResult } from '../../../src/cli/generate-pipeline/result.js';
import { parseMergeTemplate } from '../../../src/compiler/merge/parse-merge.js';
import { appWith, listing, project, removeFolders, temporaryFolder, tschalice } from '../run-cli.js';

const config = '{"version": "2.0", "app_name": "demo", "stages": {"beta": {}, "prod": {"lambda_memory_size": 1024}}}';
const installed = {
  '.chalice/config.json': config,
  'package.json': '{"dependencies": {"tschalice": "^0.1.0"}}',
  'package-lock.json': '{}',
};

interface Template {
  readonly Resources: { readonly [logicalId: string]: { readonly Properties: { readonly [name: string]: unknown } } };
}

function templateIn(folder: string, name = 'pipeline.json'): Template {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Template;
}

describe('generate-pipeline', () => {
  afterEach(removeFolders);

  it('writes a template, and says what comes next', async () => {
    const cwd = project(installed);
    const { status, stdout, stderr } = await tschalice(['generate-pipeline', '--stages', 'beta,prod', '--approval', 'prod', 'pipeline.json'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout.replace(/ +[\d.]+ KB/, ' <size>')).to.equal(
      [
        'Wrote the deployment of demo: one build, beta, then prod (after approval)',
        '',
        '  pipeline.json <size>',
        '',
        'The deploy role of each stage has permissions for 6 resource types. Generate it again when the app gets another type.',
        'APIs have random IDs, so it may change every API of its account and region.',
        '',
        'To set it up:',
        '',
        '  aws cloudformation deploy --template-file pipeline.json \\',
        '    --stack-name demo-pipeline --capabilities CAPABILITY_IAM --parameter-overrides SourceBranch=main',
        '  aws cloudformation describe-stacks \\',
        '    --stack-name demo-pipeline \\',
        `    --query "Stacks[0].Outputs[?OutputKey=='SourceRepoURL'].OutputValue" --output text`,
        '',
        'Then push your code to the repository at that address. Each push to the branch is deployed.',
        '',
      ].join('\n'),
    );
    expect(Object.keys(templateIn(cwd).Resources)).to.include.members(['SourceRepository', 'AppPipeline', 'CFNDeployRole']);
  });

  const wrong: readonly (readonly [words: readonly string[], message: string])[] = [
    [
      ['--watch-alarm', 'prod'],
      '--watch-alarm takes one STAGE=ALARM or STAGE.REGION=ALARM: error_rate, FUNCTION.error_rate, the ARN of an alarm, or a name of letters, digits, spaces and ._/-; repeat the option for more',
    ],
    [['--watch-alarm', 'bta=a'], "--watch-alarm names 'bta', which is not among --stages; did you mean 'beta'?"],
    [
      ['1', '2', '3', '4', '5', '6'].flatMap((name) => ['--watch-alarm', `beta=${name}`]),
      '--watch-alarm has more than 5 alarms for stage beta, and CodePipeline takes no more',
    ],
    [['--watch-minutes', '5'], '--watch-minutes is for --watch-alarm'],
    [['--watch-minutes', '0'], "--watch-minutes must be a whole number of minutes from 1 to 1440, not '0'"],
    [['--paths', 'a,,b'], '--paths has an empty pattern'],
    [['--paths', 'a,b,c,d,e,f,g,h,i'], '--paths takes up to 8 patterns, not 9'],
    [['--branches', 'main'], '--branches needs --source connection: CodePipeline filters no other source'],
    [['--github-actions', 'w.yml', '--watch-alarm', 'beta=a'], '--watch-alarm cannot be used with --github-actions: a workflow does not wait for alarms'],
    [['--github-actions', 'w.yml', '--on-failure', 'retry'], '--on-failure retry cannot be used with --github-actions: rerun the job there'],
    [['--github-actions', 'w.yml', '--branches', 'release/**'], '--branches takes one branch by its name with --github-actions: the roles trust no other'],
    [['--github-actions', 'w.yml', '--smoke-test', 'echo ${{ github.token }}'], "--smoke-test has '${{', which GitHub would replace before a shell sees it"],
  ];
  for (const [words, message] of wrong) {
    it(`refuses ${words.join(' ')}`, async () => {
      const { status, stderr } = await tschalice(['generate-pipeline', ...words, 'pipeline.json'], { cwd: project(installed) });
      expect({ status, stderr }).to.deep.equal({ status: 2, stderr: `tschalice: ${message}\nSee: tschalice generate-pipeline --help\n` });
    });
  }

  it('makes a stage go back that fails its smoke test', async () => {
    const cwd = project(installed);
    expect((await tschalice(['generate-pipeline', '--smoke-test', 'curl -fsS "$ENDPOINT_URL"', 'pipeline.json'], { cwd })).status).to.equal(0);
    const { Stages, PipelineType } = templateIn(cwd).Resources['AppPipeline']!.Properties as { PipelineType: string; Stages: { OnFailure?: object }[] };
    expect([PipelineType, Stages.at(-1)!.OnFailure]).to.deep.equal(['V2', { Result: 'ROLLBACK' }]);
    expect(JSON.stringify(templateIn(cwd).Resources['AppSmokeTest'])).to.contain('curl -fsS');
  });

  it('tells the same to programs with --json', async () => {
    const cwd = project(installed);
    const { status, stdout, stderr } = await tschalice(['generate-pipeline', '--json', '--source', 'github', 'pipeline.json'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    const { next, hints, files, ...others } = JSON.parse(stdout) as PipelineResult;
    expect(others).to.deep.equal({
      ok: true,
      app: 'demo',
      stages: [{ name: 'beta', stackName: 'demo-beta', needsApproval: false }],
      resourceTypes: 6,
      wide: [],
      defaults: [],
      limits: ['APIs have random IDs, so it may change every API of its account and region.'],
      problems: [],
    });
    expect(files).to.deep.equal([{ path: 'pipeline.json', bytes: statSync(join(cwd, 'pipeline.json')).size }]);
    expect(next).to.have.lengthOf(2);
    expect(next[0]).to.contain('--name GithubRepoAccess');
    expect(hints.join()).to.contain('{"OAuthToken": "your token"}');
  });

  it('gives the same bytes each time, wherever the project lies', async () => {
    const texts = [];
    for (const cwd of [project(installed), project(installed)]) {
      await tschalice(['generate-pipeline', '--stages', 'beta,prod', 'pipeline.json', '--buildspec-file', 'buildspec.yml'], { cwd });
      texts.push(['pipeline.json', 'buildspec.yml'].map((name) => readFileSync(join(cwd, name), 'utf8')));
    }
    expect(texts[0]).to.deep.equal(texts[1]);
  });

  for (const name of ['pipeline.yml', 'pipeline.YAML']) {
    it(`writes ${name} as YAML that holds the same as JSON`, async () => {
      const cwd = project(installed);
      for (const file of [name, 'pipeline.json']) await tschalice(['generate-pipeline', file], { cwd });
      const { template } = await parseMergeTemplate(readFileSync(join(cwd, name), 'utf8'), name, 'yaml');
      const [{ Metadata: _yaml, ...yaml }, { Metadata: _json, ...json }] = [template!.value, templateIn(cwd) as unknown as { Metadata: object }];
      expect(yaml).to.deep.equal(json);
    });
  }

  it('chooses Node.js as the functions do, and names the template that packaging writes', async () => {
    const cwd = project({
      ...installed,
      '.chalice/config.json': config.replace('"stages"', '"lambda_runtime": "nodejs22.x", "merge_templates": ["more.yaml"], "stages"'),
      'more.yaml': 'Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n',
    });
    await tschalice(['generate-pipeline', 'pipeline.json'], { cwd });
    const { BuildSpec } = templateIn(cwd).Resources['AppPackageBuild']!.Properties['Source'] as { BuildSpec: string };
    expect(BuildSpec).to.contain("nodejs: '22'").and.contain('--template-file out/beta/sam.yaml ');
    expect(JSON.stringify(templateIn(cwd).Resources['CFNDeployRole'])).to.contain('sqs:CreateQueue');
  });

  const arm = (level: object, stages: object): { readonly [path: string]: string } => ({
    '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'demo', ...level, stages }),
  });
  const machines: readonly { given: string; files: { readonly [path: string]: string }; words: string[]; type: string; codes: string[] }[] = [
    { given: 'no architecture', files: {}, words: [], type: 'LINUX_CONTAINER', codes: [] },
    { given: 'arm64 for all', files: arm({ lambda_architecture: 'arm64' }, { beta: {} }), words: [], type: 'ARM_CONTAINER', codes: [] },
    { given: 'arm64 on one stage', files: arm({}, { beta: { lambda_architecture: 'arm64' } }), words: [], type: 'ARM_CONTAINER', codes: [] },
    {
      given: 'arm64 on the second stage',
      files: arm({}, { beta: {}, prod: { lambda_architecture: 'arm64' } }),
      words: ['--stages', 'beta,prod'],
      type: 'ARM_CONTAINER',
      codes: ['pipeline-mixed-architectures'],
    },
    {
      given: 'arm64 for all and an administrator',
      files: arm({ lambda_architecture: 'arm64' }, { beta: {} }),
      words: ['--admin-deploy-role'],
      type: 'ARM_CONTAINER',
      codes: [],
    },
  ];
  for (const { given, files, words, type, codes } of machines) {
    it(`builds for ${given} in a ${type}`, async () => {
      const cwd = project({ ...installed, ...files });
      const { status, stdout } = await tschalice(['generate-pipeline', '--json', ...words, 'pipeline.json'], { cwd });
      expect(status).to.equal(0);
      expect((JSON.parse(stdout) as PipelineResult).problems.map(({ code }) => code)).to.deep.equal(codes);
      expect(templateIn(cwd).Resources['AppPackageBuild']!.Properties['Environment']).to.include({ Type: type });
    });
  }

  const places: readonly { file: string; want: string | undefined }[] = [
    { file: 'buildspec.yml', want: undefined },
    { file: 'ci/build.yml', want: 'ci/build.yml' },
  ];
  for (const { file, want } of places) {
    it(`writes the build spec to ${file}, and ${want === undefined ? 'leaves it to CodeBuild to find it' : 'says so in the template'}`, async () => {
      const cwd = project(installed);
      const { status, stderr } = await tschalice(['generate-pipeline', '--buildspec-file', file, 'pipeline.json'], { cwd });
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
      expect(readFileSync(join(cwd, file), 'utf8')).to.match(/^# Made by tschalice generate-pipeline.*\nartifacts:\n/);
      expect(templateIn(cwd).Resources['AppPackageBuild']!.Properties['Source']).to.deep.equal({
        Type: 'CODEPIPELINE',
        ...(want !== undefined && { BuildSpec: want }),
      });
    });
  }

  it('warns of a build spec that CodeBuild will not find', async () => {
    const cwd = project(installed);
    const { status, stderr } = await tschalice(['generate-pipeline', '--buildspec-file', join(temporaryFolder(), 'buildspec.yml'), 'pipeline.json'], { cwd });
    expect(status).to.equal(0);
    expect(stderr).to.contain('[buildspec-outside]');
  });

  it('does not look at the app for an administrator role', async () => {
    const cwd = project({ ...installed, 'app.ts': 'not TypeScript' });
    const { status, stdout, stderr } = await tschalice(['generate-pipeline', '--admin-deploy-role', 'pipeline.json'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout).to.not.contain('deploy role');
    expect(JSON.stringify(templateIn(cwd).Resources['CFNDeployRole'])).to.contain('{"Effect":"Allow","Action":"*","Resource":"*"}');
  });

  it('writes nothing for an app with errors, and tells them once for all stages', async () => {
    const cwd = project({ ...installed, 'app.ts': appWith("app.get('/a/', () => ({}));\napp.get('/b/', () => ({}));") });
    const before = listing(cwd);
    const { status, stderr } = await tschalice(['generate-pipeline', '--stages', 'beta,prod', 'pipeline.json'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.match(/\n2 errors; nothing was written\.\n$/);
    expect(listing(cwd)).to.deep.equal(before);
  });

  const warnings: readonly { given: string; files: { readonly [path: string]: string }; words?: string[]; codes: string[] }[] = [
    { given: 'a stage that is not configured', files: {}, words: ['--stages', 'beta,live'], codes: ['stage-not-configured'] },
    { given: 'such a stage and an administrator', files: {}, words: ['--stages', 'live', '--admin-deploy-role'], codes: ['stage-not-configured'] },
    { given: 'a project without a lock file', files: { 'package-lock.json': '' }, codes: [] },
    { given: 'a project that does not list tschalice', files: { 'package.json': '{}' }, codes: ['tool-not-installed'] },
    {
      given: 'a merged parameter without a default, and a type whose permissions are not known',
      files: {
        '.chalice/config.json': config.replace('"stages"', '"merge_templates": ["more.json"], "stages"'),
        'more.json': '{"Parameters": {"Size": {"Type": "String"}}, "Resources": {"Me": {"Type": "AWS::IAM::User"}}}',
      },
      codes: ['pipeline-parameter', 'deploy-role-lacking'],
    },
  ];
  for (const { given, files, words = [], codes } of warnings) {
    it(`warns ${codes.length === 0 ? 'not ' : ''}of ${given}`, async () => {
      const cwd = project({ ...installed, ...files });
      const { status, stdout } = await tschalice(['generate-pipeline', '--json', ...words, 'pipeline.json'], { cwd });
      expect(status).to.equal(0);
      expect((JSON.parse(stdout) as PipelineResult).problems.map(({ code, severity }) => `${severity} ${code}`)).to.deep.equal(
        codes.map((code) => `warning ${code}`),
      );
    });
  }

  it('warns of a project without package-lock.json, where the build could not run', async () => {
    const { 'package-lock.json': _lock, ...others } = installed;
    const { status, stderr } = await tschalice(['generate-pipeline', 'pipeline.json'], { cwd: project(others) });
    expect(status).to.equal(0);
    expect(stderr).to.contain('[lock-missing]');
  });

  it('warns of a project that is not the whole repository', async () => {
    const repository = temporaryFolder();
    mkdirSync(join(repository, '.git'));
    const folder = join(repository, 'services/shop');
    cpSync(project(installed), folder, { recursive: true });
    const { status, stderr } = await tschalice(['generate-pipeline', 'pipeline.json'], { cwd: folder });
    expect(status).to.equal(0);
    expect(stderr).to.contain(
      "start the build's commands with: cd services/shop, and set base-directory: services/shop for the artifacts in a build spec [project-in-subfolder]",
    );
    const args = ['generate-pipeline', '--buildspec-file', 'buildspec.yml', 'named.json'];
    expect((await tschalice(args, { cwd: folder })).status).to.equal(0);
    expect(readFileSync(join(folder, 'named.json'), 'utf8')).to.contain('"BuildSpec": "services/shop/buildspec.yml"');
    mkdirSync(join(folder, '.git'));
    expect((await tschalice(['generate-pipeline', 'pipeline.json'], { cwd: folder })).stderr).to.equal('');
  });

  for (const stages of ['a-b,a_b', 'source', 'build', '_']) {
    it(`refuses ${stages}, which CodePipeline could not name`, async () => {
      const { status, stderr } = await tschalice(['generate-pipeline', `--stages=${stages}`, 'pipeline.json'], { cwd: project(installed) });
      expect(status).to.equal(1);
      expect(stderr).to.contain('[pipeline-stage-name]');
    });
  }

  for (const stages of ['beta,BETA', 'a-b,a_b']) {
    it(`refuses ${stages} in a workflow, with and without the template of its roles`, async () => {
      for (const template of [[], ['roles.json']]) {
        const words = ['generate-pipeline', `--stages=${stages}`, '--github-actions', '.github/workflows/deploy.yml', ...template];
        expect((await tschalice(words, { cwd: project(installed) })).stderr).to.contain('[pipeline-stage-name]');
      }
    });
  }

  it('refuses a role that IAM would not take', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `Table${index}`);
    const tables = names.map((name) => [name, { Type: 'AWS::DynamoDB::Table', Properties: { TableName: `${name}-${'x'.repeat(60)}` } }]);
    const cwd = project({
      ...installed,
      '.chalice/config.json': config.replace('"stages"', '"merge_templates": ["more.json"], "stages"'),
      'more.json': JSON.stringify({ Resources: Object.fromEntries(tables) as object }),
    });
    const { status, stderr } = await tschalice(['generate-pipeline', 'pipeline.json'], { cwd });
    expect(status).to.equal(1);
    expect(stderr).to.contain('[deploy-role-too-large]');
    expect(existsSync(join(cwd, 'pipeline.json'))).to.equal(false);
  });

  describe('where names are known only at deployment', () => {
    const merged = (template: object): { readonly [path: string]: string } => ({
      ...installed,
      '.chalice/config.json': config.replace('"stages"', '"merge_templates": ["more.json"], "stages"'),
      'more.json': JSON.stringify(template, null, 2),
    });
    const open = {
      Parameters: { WorkerName: { Type: 'String' } },
      Resources: {
        Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'WorkerName' } } },
        Pool: { Type: 'AWS::Cognito::UserPool' },
      },
    };
    const wide = async (words: readonly string[], template: object = open): Promise<{ status: number | null; stderr: string; cwd: string; stdout: string }> => {
      const cwd = project(merged(template));
      return { ...(await tschalice(['generate-pipeline', '--stages', 'beta,prod', ...words, 'pipeline.json'], { cwd })), cwd };
    };

    it('writes nothing, and says each place, reason and fix once for all stages', async () => {
      const { status, stderr, cwd } = await wide([]);
      expect(status).to.equal(1);
      expect(existsSync(join(cwd, 'pipeline.json'))).to.equal(false);
      expect(stderr).to.contain(
        "error more.json:11:9 Resources.Jobs.Properties.QueueName: the deploy role would be for 'sqs:*', because QueueName of Jobs is known only at deployment: the parameter WorkerName has no default\n" +
          '  give the parameter WorkerName a Default, or accept it with --allow-wide Jobs [deploy-role-wide]',
      );
      expect(stderr).to.contain(
        'Resources.Pool.Type: the deploy role would get cognito-idp:* and cognito-identity:* on everything, because what Pool needs is not known',
      );
      expect(stderr.match(/\[deploy-role-wide\]/g)).to.have.lengthOf(2);
    });

    it('writes them as wide as that for the resources of --allow-wide, and says so', async () => {
      const { status, stdout, cwd } = await wide(['--allow-wide', 'Jobs,Pool']);
      expect(status).to.equal(0);
      expect(stdout).to.contain('It reaches more than the stack for Jobs, Pool, as --allow-wide accepts.');
      expect(JSON.stringify(templateIn(cwd).Resources['CFNDeployRole']))
        .to.contain('cognito-idp:*')
        .and.contain(':sqs:${AWS::Region}:${AWS::AccountId}:*');
    });

    it('tells the same to programs', async () => {
      const { stdout } = await wide(['--json', '--allow-wide', 'Jobs,Pool']);
      expect((JSON.parse(stdout) as PipelineResult).wide.map(({ logicalId }) => logicalId)).to.deep.equal(['Jobs', 'Pool']);
    });

    it('warns of a name of --allow-wide that allows nothing, with the near one', async () => {
      const { status, stderr } = await wide(['--allow-wide', 'Job,Pool']);
      expect(status).to.equal(1);
      expect(stderr).to.contain("--allow-wide names 'Job', for which no deploy role is wider than needed\n  did you mean 'Jobs'? [deploy-role-allowed]");
    });

    it('follows defaults, and says that another value needs another role', async () => {
      const { status, stdout } = await wide([], {
        ...open,
        Parameters: { WorkerName: { Type: 'String', Default: 'orders' } },
        Resources: { Jobs: open.Resources.Jobs },
      });
      expect(status).to.equal(0);
      expect(stdout).to.contain('It holds for the defaults of WorkerName. Another value at deployment needs another role.');
    });

    it('refuses a word that is no logical ID', async () => {
      const { status, stderr } = await wide(['--allow-wide', 'Jobs,*']);
      expect(status).to.equal(2);
      expect(stderr).to.contain("--allow-wide takes logical IDs, comma-separated, and '*' is none");
    });
  });

  it('warns of stages whose long names CloudFormation cuts to the same', async () => {
    const cwd = project({ ...installed, '.chalice/config.json': config.replace('"demo"', '"a-rather-long-application-name"') });
    const { status, stderr } = await tschalice(['generate-pipeline', '--stages', 'beta,prod', 'pipeline.json'], { cwd });
    expect(status).to.equal(0);
    expect(stderr)
      .to.contain("the deploy roles of beta and prod are both for names that begin with 'a-rather-long-applicatio'")
      .and.contain('[deploy-role-shared]');
  });

  it('finds the project, and counts relative paths, by --project-dir', async () => {
    const folder = project(installed);
    const { status } = await tschalice(['generate-pipeline', '--project-dir', folder, 'ci/pipeline.json'], { cwd: temporaryFolder() });
    expect(status).to.equal(0);
    expect(existsSync(join(folder, 'ci/pipeline.json'))).to.equal(true);
  });
});

describe('the command that sets a pipeline up', () => {
  afterEach(removeFolders);

  for (const words of [
    ['--source', 'codecommit'],
    ['--source', 'github'],
    ['--source', 'github', '--pipeline-version', 'v1'],
    ['--source', 'connection'],
    ['--github-actions', 'w.yml'],
  ]) {
    it(`names the branch, and every parameter without a default: ${words.join(' ')}`, async () => {
      const cwd = project(installed);
      const { stdout } = await tschalice(['generate-pipeline', ...words, 'p.json'], { cwd });
      const { Parameters } = JSON.parse(readFileSync(join(cwd, 'p.json'), 'utf8')) as { Parameters: { [name: string]: { Default?: unknown } } };
      const needed = Object.entries(Parameters).flatMap(([name, { Default }]) => (Default === undefined || name.endsWith('Branch') ? [name] : []));
      expect(needed.length).to.be.greaterThan(0);
      for (const name of needed) expect(stdout.replaceAll('\\\n', '')).to.match(new RegExp(`--parameter-overrides .*\\b${name}=`));
    });
  }
});

describe('files that generate-pipeline finds in its way', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = project({ ...installed, 'mine.json': '{"mine": true}' });
  });
  afterEach(removeFolders);

  const run = (...words: string[]): Promise<number | null> => tschalice(['generate-pipeline', ...words], { cwd }).then(({ status }) => status);

  it('are replaced where it wrote them itself', async () => {
    expect(await run('p.json')).to.equal(0);
    expect(await run('--source', 'github', 'p.json')).to.equal(0);
    expect(readFileSync(join(cwd, 'p.json'), 'utf8')).to.contain('GithubOwner');
  });

  it('are not touched where nothing changes', async () => {
    await run('p.json', '--buildspec-file', 'buildspec.yml');
    const before = listing(cwd);
    expect(await run('p.json', '--buildspec-file', 'buildspec.yml')).to.equal(0);
    expect(listing(cwd)).to.deep.equal(before);
  });

  it('stay where someone has changed them, and the others are replaced', async () => {
    await run('p.json', '--buildspec-file', 'buildspec.yml');
    const mine = `${readFileSync(join(cwd, 'buildspec.yml'), 'utf8')}# npm test\n`;
    writeFileSync(join(cwd, 'buildspec.yml'), mine);
    const words = ['--stages', 'beta,prod', '--source', 'github', 'p.json', '--buildspec-file', 'buildspec.yml'];
    const { status, stderr } = await tschalice(['generate-pipeline', ...words], { cwd });
    expect(status).to.equal(0);
    expect(stderr).to.contain(
      'warning buildspec.yml: the file was changed since generate-pipeline wrote it, so it stays as it is; it lacks stage prod\n' +
        '  if it needs anything else, compare it with what generate-pipeline writes to another file, or overwrite it with --force [pipeline-edited]',
    );
    expect(readFileSync(join(cwd, 'buildspec.yml'), 'utf8')).to.equal(mine);
    expect(readFileSync(join(cwd, 'p.json'), 'utf8')).to.contain('GithubOwner');
    expect(await run('--force', ...words)).to.equal(0);
    expect(readFileSync(join(cwd, 'buildspec.yml'), 'utf8')).to.contain('--stage prod');
  });

  describe('that are templates which someone has changed', () => {
    const withQueue = (): void => {
      writeFileSync(join(cwd, '.chalice/config.json'), config.replace('"stages"', '"merge_templates": ["more.json"], "stages"'));
      writeFileSync(join(cwd, 'more.json'), '{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}}}');
    };
    const edits: readonly { file: string; words?: readonly string[]; edit: (text: string) => string; mine: string; own: string }[] = [
      {
        file: 'p.json',
        edit: (text) => text.replace('"Outputs": {', '"Outputs": {\n"Mine":   {"Value": 1},'),
        mine: '"Mine":   {"Value": 1},',
        own: 'AppPipeline',
      },
      {
        file: 'p.yml',
        edit: (text) => text.replace('  AppPipeline:', '  # mine, with "quotes"\n  AppPipeline:'),
        mine: '  # mine, with "quotes"\n',
        own: 'AppPipeline',
      },
      { file: 'crlf.yml', edit: (text) => `# mine\n${text}`.replaceAll('\n', '\r\n'), mine: '# mine\r\n', own: 'AppPipeline' },
      {
        file: 'roles.json',
        words: ['--github-actions', '.github/workflows/w.yml'],
        edit: (text) => text.replace('"Resources": {', '"Resources":\t{'),
        mine: '"Resources":\t{',
        own: 'GithubActionsRole',
      },
    ];
    for (const { file, words = [], edit, mine, own } of edits) {
      it(`get their new roles, and keep all else as it is written: ${file}`, async () => {
        expect(await run(...words, file)).to.equal(0);
        const before = edit(readFileSync(join(cwd, file), 'utf8'));
        writeFileSync(join(cwd, file), before);
        withQueue();
        const { status, stderr } = await tschalice(['generate-pipeline', ...words, file], { cwd });
        expect(status).to.equal(0);
        expect(stderr).to.contain(`warning ${file}: the file was changed since generate-pipeline wrote it, so only its roles are brought up to date`);
        const after = readFileSync(join(cwd, file), 'utf8');
        expect(after).to.contain('sqs:CreateQueue').and.contain(mine).and.contain(own);
        expect(before).to.not.contain('sqs:CreateQueue');
        const lines = (text: string): string[] => text.split('\n').filter((line) => !/sqs|seal:/.test(line));
        expect(lines(after)).to.include.members(lines(before));
        // A further run has nothing to do, and one without the edit gives the same role.
        expect(await run(...words, file)).to.equal(0);
        expect(readFileSync(join(cwd, file), 'utf8')).to.equal(after);
        await run(...words, `whole-${file}`);
        const rolesOf = async (name: string): Promise<unknown> => {
          const { template } = await parseMergeTemplate(readFileSync(join(cwd, name), 'utf8'), name, name.endsWith('json') ? 'json' : 'yaml');
          return (template!.value as unknown as Template).Resources['CFNDeployRole'];
        };
        expect(await rolesOf(file)).to.deep.equal(await rolesOf(`whole-${file}`));
      });
    }

    it('are told what they lack where the pipeline gets another stage', async () => {
      await run('p.json');
      writeFileSync(join(cwd, 'p.json'), readFileSync(join(cwd, 'p.json'), 'utf8').replace('SMALL', 'LARGE'));
      const { status, stderr } = await tschalice(['generate-pipeline', '--stages', 'beta,prod', 'p.json'], { cwd });
      expect(status).to.equal(0);
      expect(stderr).to.contain('only its roles are brought up to date; it lacks CFNDeployRoleProd');
    });

    it('are told what they still have where the pipeline loses a stage', async () => {
      const words = ['--github-actions', '.github/workflows/w.yml', 'roles.json'];
      await run('--stages', 'beta,prod', ...words);
      for (const file of ['.github/workflows/w.yml', 'roles.json'])
        writeFileSync(join(cwd, file), readFileSync(join(cwd, file), 'utf8').replace(/main(?=[\]"])/, 'trunk'));
      const { status, stderr } = await tschalice(['generate-pipeline', '--stages', 'beta', ...words], { cwd });
      expect(status).to.equal(0);
      expect(stderr).to.contain('so it stays as it is; it still has stage prod\n');
      expect(stderr).to.contain('only its roles are brought up to date; it still has GithubActionsRoleProd, CFNDeployRoleProd\n');
      // Nor does it do to leave out the packaging alone.
      const workflow = readFileSync(join(cwd, '.github/workflows/w.yml'), 'utf8');
      writeFileSync(join(cwd, '.github/workflows/w.yml'), workflow.replace(/^.*--stage prod.*\n/m, ''));
      expect((await tschalice(['generate-pipeline', '--stages', 'beta', ...words], { cwd })).stderr).to.contain('it still has stage prod\n');
    });

    it('are refused where the role itself was changed, or where they cannot be read; nothing is written then', async () => {
      await run('p.json', '--buildspec-file', 'buildspec.yml');
      const text = readFileSync(join(cwd, 'p.json'), 'utf8');
      withQueue();
      for (const [changed, message] of [
        [text.replace('"DeployAccess"', '"Other"'), '[deploy-role-edited]'],
        [text.slice(0, -9), '[file-changed]'],
      ] as const) {
        writeFileSync(join(cwd, 'p.json'), changed);
        const before = listing(cwd);
        const { status, stderr } = await tschalice(['generate-pipeline', '--stages', 'prod', 'p.json', '--buildspec-file', 'buildspec.yml'], { cwd });
        expect(status).to.equal(1);
        expect(stderr).to.contain(message).and.contain('nothing was written');
        expect(listing(cwd)).to.deep.equal(before);
      }
    });
  });

  it('stay where they are not ours, but with --force', async () => {
    expect(await run('mine.json')).to.equal(1);
    expect(readFileSync(join(cwd, 'mine.json'), 'utf8')).to.equal('{"mine": true}');
    expect(await run('--force', 'mine.json')).to.equal(0);
    expect(readFileSync(join(cwd, 'mine.json'), 'utf8')).to.contain('AppPipeline');
  });

  it('are told with their place when they are folders, or links that lead nowhere', async () => {
    mkdirSync(join(cwd, 'folder.json'));
    const { status, stderr } = await tschalice(['generate-pipeline', 'folder.json'], { cwd });
    expect({ status, stderr: stderr.split('\n')[0] }).to.deep.equal({ status: 1, stderr: 'error folder.json: the file cannot be read: it is a folder' });
    symlinkSync('nowhere.json', join(cwd, 'link.json'));
    const linked = await tschalice(['generate-pipeline', 'link.json'], { cwd });
    expect({ status: linked.status, stderr: linked.stderr.split('\n')[0] }).to.deep.equal({
      status: 1,
      stderr: 'error link.json: link.json is a symbolic link, and only regular files are replaced',
    });
    expect(existsSync(join(cwd, 'nowhere.json'))).to.equal(false);
  });
});

describe('generate-pipeline --github-actions', () => {
  afterEach(removeFolders);

  it('writes a workflow in place of a template, and prints the trust policy that its role needs', async () => {
    const cwd = project(installed);
    const { status, stdout, stderr } = await tschalice(
      ['generate-pipeline', '--stages', 'beta,prod', '--approval', 'prod', '--github-actions', '.github/workflows/deploy.yml'],
      { cwd },
    );
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(readFileSync(join(cwd, '.github/workflows/deploy.yml'), 'utf8')).to.contain('--stack-name demo-prod\n');
    const printed = stdout.slice(stdout.indexOf('  {\n'), stdout.indexOf('\n  }\n') + 5);
    expect(JSON.stringify(JSON.parse(printed)))
      .to.contain('"repo:OWNER@ID/REPO@ID:environment:beta"')
      .and.not.contain('prod');
    expect(stdout).to.contain("The workflow's role for prod needs this trust policy:");
    expect(stdout).to.contain('create the environments beta, prod').and.contain('Give prod required reviewers');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).to.be.at.most(100);
  });

  it('writes the template of its roles too, where FILE says so', async () => {
    const cwd = project(installed);
    const { status, stdout, stderr } = await tschalice(['generate-pipeline', '--github-actions', 'w.yml', 'roles.json'], { cwd });
    expect(status).to.equal(0);
    expect(stderr).to.contain('warning w.yml').and.contain('[workflow-elsewhere]');
    const made = ['GithubProvider', 'ApplicationBucket', 'ApplicationBucketPolicy', 'GithubActionsRole', 'CFNDeployRole'];
    expect(Object.keys(templateIn(cwd, 'roles.json').Resources)).to.deep.equal(made);
    expect(stdout).to.contain('--stack-name demo-github').and.not.contain('trust policy');
  });
});
