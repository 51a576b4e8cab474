import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DiffResult } from '../../../src/cli/diff/result.js';
import { appWith, removeFolders, temporaryFolder, tschalice, tschaliceProcess } from '../run-cli.js';
import { schemaErrors } from '../terminal/result-schema.js';
import { commit, git, write } from './git-repository.js';

const config = '{"version": "2.0", "app_name": "demo", "stages": {"dev": {}}}';
const app = appWith("app.get('/', () => ({}));");

/** A repository with one commit on `main`. */
function repository(files: { readonly [path: string]: string } = {}): string {
  const folder = temporaryFolder();
  write(folder, { '.chalice/config.json': config, 'app.ts': app, '.gitignore': 'node_modules\n', ...files });
  git(folder, 'init', '--quiet', '.');
  commit(folder);
  return folder;
}

const addRoute = (folder: string, path: string): void => appendFileSync(join(folder, 'app.ts'), `app.get('${path}', { public: true }, () => ({}));\n`);
/** The warnings, and what changes but for the code, which every other change of an app changes too. */
async function changesOf(words: readonly string[], cwd: string, env: { readonly [name: string]: string } = {}): Promise<string[]> {
  const { status, stdout } = await tschalice(['diff', '--json', ...words], { cwd, env });
  const result = JSON.parse(stdout) as DiffResult;
  expect(status).to.equal(0);
  expect(schemaErrors(result)).to.deep.equal([]);
  const changed = result.review.stages.flatMap(({ stage, changes }) =>
    changes.flatMap(({ rule, subject }) => (rule === 'code-changed' ? [] : [`${stage}: ${rule} ${subject.name ?? subject.logicalId}`])),
  );
  return [...result.problems.map(({ severity, code }) => `${severity} ${code}`), ...changed];
}

type Changes = DiffResult['review']['stages'][number]['changes'];

async function changesOfDev(cwd: string, env: { readonly [name: string]: string }): Promise<Changes> {
  const { stdout } = await tschalice(['diff', '--json'], { cwd, env });
  return (JSON.parse(stdout) as DiffResult).review.stages[0]!.changes;
}

/** `APIHandler: stages.dev.lambda_timeout`, for each change and the settings that cause it. */
function settingsIn(changes: Changes): string[] {
  const found = changes.map(({ subject, causes }) => `${subject.logicalId}: ${causes.map((cause) => ('config' in cause ? cause.config : 'elsewhere')).join()}`);
  return [...new Set(found)].sort();
}

/** A configuration with settings of the stage `dev`, each on a line. */
function devWith(settings: object): string {
  return JSON.stringify({ version: '2.0', app_name: 'demo', stages: { dev: settings } }, null, 1);
}

async function problemOf(
  words: readonly string[],
  cwd: string,
  env: { readonly [name: string]: string } = {},
): Promise<{ code: string; message: string; fix: string; file: string }> {
  const { status, stdout } = await tschalice(['diff', '--json', ...words], { cwd, env });
  const { problems } = JSON.parse(stdout) as DiffResult;
  expect({ status, count: problems.length }).to.deep.equal({ status: 2, count: 1 });
  const { code, message, fix, where } = problems[0]!;
  return { code, message, fix, file: where.file };
}

describe('tschalice diff --base', () => {
  let temporary: string;
  let env: { readonly [name: string]: string };
  beforeEach(() => {
    temporary = temporaryFolder();
    // From Node.js 22 on, npm keeps its compiled code in the folder for temporary files.
    env = { TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: '1' };
  });
  // Whatever happens, nothing stays behind.
  afterEach(() => expect(readdirSync(temporary)).to.deep.equal([]));
  after(removeFolders);

  it('compares with where the branch began: commits and what is not committed', async () => {
    const cwd = repository();
    git(cwd, 'switch', '--quiet', '--create', 'topic');
    addRoute(cwd, '/committed');
    commit(cwd);
    addRoute(cwd, '/open');
    expect(await changesOf(['--base', 'main'], cwd, env)).to.deep.equal(['dev: route-added GET /committed', 'dev: route-added GET /open']);
    // main goes on, and its changes are not ours.
    git(cwd, 'stash', '--quiet');
    git(cwd, 'switch', '--quiet', 'main');
    addRoute(cwd, '/theirs');
    const main = commit(cwd);
    git(cwd, 'switch', '--quiet', 'topic');
    expect(await changesOf(['--base', 'main'], cwd, env)).to.deep.equal(['dev: route-added GET /committed']);
    expect(await changesOf(['--base', 'HEAD'], cwd, env)).to.deep.equal(['warning base-is-head']);
    expect(await changesOf(['--base', main], cwd, env)).to.deep.equal(['dev: route-added GET /committed']);
    expect(git(cwd, 'status', '--porcelain')).to.equal('');
    expect(git(cwd, 'worktree', 'list').trim().split('\n')).to.have.length(1);
  });

  it('finds the base by itself: of a pull request, of a clone, or main', async () => {
    const origin = repository();
    git(origin, 'branch', 'release');
    addRoute(origin, '/new');
    commit(origin);
    const clone = join(temporaryFolder(), 'clone');
    git(origin, 'clone', '--quiet', origin, clone);
    // As CI leaves it.
    git(clone, 'checkout', '--quiet', '--detach');
    git(clone, 'branch', '--quiet', '--delete', '--force', 'main');
    expect(await changesOf([], clone, env)).to.deep.equal(['warning base-is-head']);
    expect(await changesOf([], clone, { ...env, GITHUB_BASE_REF: 'release' })).to.deep.equal(['dev: route-added GET /new']);
    expect(await changesOf([], clone, { ...env, CODEBUILD_WEBHOOK_BASE_REF: 'refs/heads/release' })).to.deep.equal(['dev: route-added GET /new']);
    // A branch of origin that has no branch here.
    expect(await changesOf(['--base', 'release'], clone, env)).to.deep.equal(['dev: route-added GET /new']);
    const alone = repository();
    addRoute(alone, '/a');
    expect(await changesOf([], alone, env)).to.deep.equal(['dev: route-added GET /a']);
    git(alone, 'branch', '--quiet', '--move', 'trunk');
    const { code, fix } = await problemOf([], alone, env);
    expect(code).to.equal('base-unknown');
    expect(fix).to.contain('origin/main, origin/master, main, master');
  });

  it('packages a project in a subfolder with what it shares', async () => {
    const cwd = repository({
      'services/orders/.chalice/config.json': config,
      'services/orders/app.ts': `import { path } from '../../shared/path.js';\n${appWith('app.get(path, { public: true }, () => ({}));')}`,
      'shared/path.ts': "export const path = '/old';\n",
    });
    writeFileSync(join(cwd, 'shared/path.ts'), "export const path = '/new';\n");
    expect(await changesOf([], join(cwd, 'services/orders'), env)).to.deep.equal(['dev: route-removed GET /old', 'dev: route-added GET /new']);
  });

  it('finds everything new where the base has no project, and a stage new that the base does not list', async () => {
    const cwd = repository({ 'README.md': '' });
    write(cwd, { 'new/.chalice/config.json': config, 'new/app.ts': app });
    const all = await changesOf([], join(cwd, 'new'), env);
    expect(all).to.include('dev: route-added GET /').and.include('dev: resource-created APIHandler');
    writeFileSync(join(cwd, '.chalice/config.json'), config.replace('"dev": {}', '"dev": {}, "beta": {}'));
    const stages = await changesOf(['--all-stages'], cwd, env);
    expect(stages).to.include('beta: resource-created APIHandler');
    expect(stages.filter((change) => change.startsWith('dev'))).to.deep.equal([]);
  });

  it('says that a stage is gone, and that its stack stays, in all formats', async () => {
    const of = (...stages: readonly string[]): string =>
      `{\n  "version": "2.0",\n  "app_name": "demo",\n  "stages": {${stages.map((stage) => `\n    "${stage}": {}`).join(',')}\n  }\n}`;
    const cwd = repository({ '.chalice/config.json': of('dev', 'beta', 'prod') });
    write(cwd, { '.chalice/config.json': of('dev', 'prod') });
    expect(await changesOf(['--all-stages', '--base', 'main'], cwd, env)).to.deep.equal(['beta: stage-removed beta']);
    const all = ['diff', '--all-stages', '--base', 'main', '--fail-on', 'destructive,broadening,public-route,breaking-api'];
    const { status, stdout } = await tschalice(all, { cwd, env });
    expect(status).to.equal(0);
    expect(stdout).to.contain(
      [
        'Stage beta: 1 change',
        '  The configuration no longer lists the stage beta. Its stack, if there is one, stays as it is [stage-removed]',
        '    from stages.beta in .chalice/config.json:6 in the base',
        '    to delete the stack too: tschalice delete --stage beta',
      ].join('\n'),
    );
    for (const format of ['markdown', 'html', 'json', 'sarif']) {
      expect((await tschalice([...all, '--format', format], { cwd, env })).stdout, format).to.match(/no longer lists the stage (?:beta|`beta`)/);
    }
    expect(await changesOf(['--stage', 'dev', '--base', 'main'], cwd, env)).to.deep.equal([]);
  });

  it('reads files of options as the base has them', async () => {
    const topic = (name: string): string => `Resources:\n  ${name}:\n    Type: AWS::SNS::Topic\n`;
    const cwd = repository({ 'topics.yaml': topic('Old') });
    writeFileSync(join(cwd, 'topics.yaml'), topic('New'));
    writeFileSync(join(cwd, 'more.yaml'), topic('More'));
    write(cwd, { 'node_modules/made.yaml': topic('Made') });
    const words = ['topics.yaml', 'more.yaml', 'node_modules/made.yaml'].flatMap((file) => ['--merge-template', file]);
    expect((await changesOf(words, cwd, env)).sort()).to.deep.equal(['dev: resource-created More', 'dev: resource-created New', 'dev: resource-renamed Old']);
  });

  it('installs the packages of the base as its lock file has them, or uses those that are there', async () => {
    const library = (route: string): { readonly [path: string]: string } => ({
      'package.json': '{"name": "demo", "dependencies": {"routes": "file:./routes"}}',
      'package-lock.json': JSON.stringify({
        name: 'demo',
        lockfileVersion: 3,
        packages: {
          '': { name: 'demo', dependencies: { routes: 'file:./routes' } },
          routes: { version: '1.0.0' },
          'node_modules/routes': { resolved: 'routes', link: true },
        },
      }),
      'routes/package.json': '{"name": "routes", "version": "1.0.0", "type": "module", "main": "index.js", "scripts": {"install": "exit 1"}}',
      'routes/index.js': `export const route = '${route}';\n`,
    });
    const cwd = repository({ ...library('/old'), 'app.ts': `import { route } from 'routes';\n${appWith('app.get(route, { public: true }, () => ({}));')}` });
    mkdirSync(join(cwd, 'node_modules'));
    symlinkSync('../routes', join(cwd, 'node_modules/routes'));
    // A package of the repository itself is taken from the base.
    write(cwd, library('/new'));
    const expected = ['dev: route-removed GET /old', 'dev: route-added GET /new'];
    expect(await changesOf([], cwd, env)).to.deep.equal(expected);
    expect(await changesOf(['--base-install', 'none'], cwd, env)).to.deep.equal(expected);
    appendFileSync(join(cwd, 'package-lock.json'), '\n');
    expect(await changesOf([], cwd, { ...env, npm_config_offline: 'true' })).to.deep.equal(expected);
    expect(await changesOf(['--base-install', 'none'], cwd, env)).to.deep.equal(['warning base-packages', ...expected]);
    writeFileSync(join(cwd, 'package-lock.json'), '{}');
    commit(cwd);
    write(cwd, library('/new'));
    const { code, fix } = await problemOf([], cwd, env);
    expect(code).to.equal('base-not-installed');
    expect(fix).to.contain('--base-install none');
    expect(existsSync(join(cwd, 'routes/index.js'))).to.equal(true);
  });

  it('says whose code changes, and why; comments and formatting change nothing', async () => {
    const cwd = repository({
      'app.ts':
        "import { Chalice } from 'tschalice';\nimport { jobs } from './jobs.js';\nexport const app = new Chalice({ appName: 'demo' });\napp.registerBlueprint(jobs);\napp.lambdaFunction('own', () => 1);\n",
      'jobs.ts':
        "import { Blueprint } from 'tschalice';\nimport { two } from 'two';\nexport const jobs = new Blueprint('jobs');\njobs.lambdaFunction('job', () => two);\n",
    });
    write(cwd, { 'node_modules/two/package.json': '{"name": "two", "version": "1.0.0", "main": "index.js"}', 'node_modules/two/index.js': 'exports.two = 2;' });
    expect((await tschalice(['diff'], { cwd, env })).stdout).to.match(/^Compared with [0-9a-f]{7}, the merge base of main and HEAD\n\nStage dev: no changes\n/);
    appendFileSync(join(cwd, 'jobs.ts'), '// A comment.\n\n');
    appendFileSync(join(cwd, 'node_modules/two/index.js'), '\n/* another */');
    expect((await tschalice(['diff'], { cwd, env })).stdout).to.contain('no changes');
    writeFileSync(
      join(cwd, 'jobs.ts'),
      "import { Blueprint } from 'tschalice';\nimport { two } from 'two';\nexport const jobs = new Blueprint('jobs');\njobs.lambdaFunction('job', () => two + 1);\n",
    );
    const { stdout } = await tschalice(['diff'], { cwd, env });
    expect(stdout).to.contain('The code of Job changes [code-changed]\n    from jobs.ts\n').and.contain('The code of Own changes');
    // What else has got a comment, or another form, is not why.
    writeFileSync(join(cwd, 'app.ts'), `// The app.\n${readFileSync(join(cwd, 'app.ts'), 'utf8').replaceAll("', () =>", "',\n\n  () =>")}`);
    expect((await tschalice(['diff'], { cwd, env })).stdout).to.not.contain('from app.ts');
  });

  it('says where changes come from: the code, the configuration, templates that are merged', async () => {
    const settings = (timeout: number, more: object = {}): string =>
      JSON.stringify({ version: '2.0', app_name: 'demo', merge_templates: ['merge.json'], stages: { dev: { lambda_timeout: timeout, ...more } } }, null, 1);
    const merge = (name: string): string => JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: name } } } }, null, 1);
    const cwd = repository({
      '.chalice/config.json': settings(10, { environment_variables: { OLD: '1' } }),
      'merge.json': merge('a'),
      'app.ts': appWith(
        "app.get('/old', { public: true }, () => ({}));\napp.lambdaFunction('worker', () => 1);\napp.schedule('tick', 'rate(1 hour)', () => 1);",
      ),
    });
    write(cwd, { '.chalice/config.json': settings(20, { environment_variables: { NEW: '1' } }), 'merge.json': merge('b') });
    write(cwd, { 'app.ts': appWith("app.get('/new', { public: true }, () => ({}));\napp.lambdaFunction('worker', () => 1);") });
    const { stdout } = await tschalice(['diff', '--json'], { cwd, env });
    const { changes } = (JSON.parse(stdout) as DiffResult).review.stages[0]!;
    const causes = Object.fromEntries(changes.map(({ rule, subject, causes: found }) => [`${rule} ${subject.logicalId} ${subject.name ?? ''}`.trim(), found]));
    const config = { file: '.chalice/config.json' };
    expect(causes['route-removed RestAPI GET /old']).to.deep.equal([{ file: 'app.ts', line: 3, column: 5, isInBase: true }]);
    expect(causes['route-added RestAPI GET /new']).to.deep.equal([{ file: 'app.ts', line: 3, column: 5 }]);
    expect(causes['setting-changed Worker Timeout']).to.deep.equal([{ config: 'stages.dev.lambda_timeout', ...config, line: 9, column: 4 }]);
    expect(causes['variable-removed Worker OLD']).to.deep.equal([
      { config: 'stages.dev.environment_variables.OLD', ...config, line: 11, column: 5, isInBase: true },
    ]);
    expect(causes['variable-added Worker NEW']).to.deep.equal([{ config: 'stages.dev.environment_variables.NEW', ...config, line: 11, column: 5 }]);
    expect(causes['resource-updated Topic']).to.deep.equal([{ file: 'merge.json', line: 6, column: 5 }]);
    expect(causes['resource-deleted Tick']).to.deep.equal([{ file: 'app.ts', line: 5, column: 5, isInBase: true }]);
    const without = Object.entries(causes).flatMap(([change, found]) => (found.length === 0 ? [change] : []));
    expect(without).to.deep.equal([]);
  });

  it('says where an authorizer is declared whose settings change, or where it is used', async () => {
    const text = (ttl: number, header: string): string =>
      [
        "import { AuthResponse, Chalice, CognitoUserPoolAuthorizer } from 'tschalice';",
        "export const app = new Chalice({ appName: 'demo' });",
        "app.get('/', { public: true }, () => ({}));",
        `const keys = app.authorizer('keys', { ttlSeconds: ${ttl} }, () => new AuthResponse({ routes: ['*'], principalId: 'any' }));`,
        `const pool = new CognitoUserPoolAuthorizer('Pool', { header: '${header}', providerArns: ['arn:aws:cognito-idp:us-west-2:123456789012:userpool/us-west-2_a'] });`,
        "app.get('/keys', { authorizer: keys }, () => ({}));",
        "app.get('/pool', { authorizer: pool }, () => ({}));",
        "app.get('/more', { authorizer: pool }, () => ({}));",
      ].join('\n');
    const cwd = repository({ 'app.ts': text(30, 'Authorization') });
    write(cwd, { 'app.ts': text(60, 'X-Token') });
    const changes = await changesOfDev(cwd, env);
    const found = changes.flatMap(({ rule, subject, causes }) => (rule === 'authorizer-changed' ? [[subject.name, causes] as const] : []));
    expect(Object.fromEntries(found)).to.deep.equal({
      keys: [{ file: 'app.ts', line: 4, column: 18 }],
      Pool: [{ file: 'app.ts', line: 7, column: 5 }],
    });
  });

  it('says which setting changes what is made beside a function, and the stage of the API', async () => {
    const settings = (level: 'INFO' | 'ERROR', days: number, rate: number): object => ({
      log_retention_in_days: days,
      lambda_log_format: 'JSON',
      lambda_log_level: level,
      iam_role_per_function: true,
      iam_permissions_boundary: `arn:aws:iam::123456789012:policy/${level}`,
      api_gateway_throttling: { rate_limit: rate, burst_limit: 100 },
    });
    const cwd = repository({
      '.chalice/config.json': devWith(settings('INFO', 30, 10)),
      'app.ts': appWith("app.get('/', { public: true }, () => ({}));\napp.lambdaFunction('worker', () => 1);"),
    });
    write(cwd, { '.chalice/config.json': devWith(settings('ERROR', 90, 20)) });
    expect(settingsIn(await changesOfDev(cwd, env))).to.deep.equal([
      'APIHandler: stages.dev.lambda_log_level',
      'ApiHandlerLogGroup: stages.dev.log_retention_in_days',
      'ApiHandlerRole: stages.dev.iam_permissions_boundary',
      'RestAPIapiStage: stages.dev.api_gateway_throttling',
      'Worker: stages.dev.lambda_log_level',
      'WorkerLogGroup: stages.dev.log_retention_in_days',
      'WorkerRole: stages.dev.iam_permissions_boundary',
    ]);
  });

  it('says which setting changes how an alias is moved, and the environments behind it', async () => {
    const cwd = repository({
      '.chalice/config.json': devWith({ deployment_preference: { type: 'AllAtOnce' }, provisioned_concurrency: { min: 1, max: 3 } }),
      'app.ts': appWith("app.lambdaFunction('tries', () => 1);\napp.lambdaFunction('worker', () => 1);"),
    });
    const hooks = { pre_traffic: 'tries' };
    const own = { tries: { lambda_alias: 'own' } };
    const type = { canary: { percent: 5, minutes: 5 } };
    write(cwd, {
      '.chalice/config.json': devWith({
        deployment_preference: { type, hooks },
        provisioned_concurrency: { min: 2, max: 3 },
        lambda_functions: { ...own, worker: { provisioned_concurrency: { target_utilization: 0.5 } } },
      }),
    });
    const changes = await changesOfDev(cwd, env);
    expect(settingsIn(changes.filter(({ subject }) => subject.type !== 'AWS::IAM::Role'))).to.deep.equal([
      'CodeDeployCanary5Percent5Minutes: stages.dev.deployment_preference.type',
      'TriesAliaslive: stages.dev.deployment_preference',
      'TriesAliasown: stages.dev.lambda_functions.tries.lambda_alias',
      'TriesDeploymentGroup: stages.dev.deployment_preference',
      'TriesScalableTarget: stages.dev.provisioned_concurrency',
      'TriesScalingPolicy: stages.dev.provisioned_concurrency',
      'WorkerAliaslive: stages.dev.deployment_preference.hooks,stages.dev.provisioned_concurrency.min',
      'WorkerDeploymentGroup: stages.dev.deployment_preference.type',
      'WorkerScalableTarget: stages.dev.provisioned_concurrency.min',
      'WorkerScalingPolicy: stages.dev.lambda_functions.worker.provisioned_concurrency.target_utilization',
    ]);
  });

  it('says which setting makes events call an alias', async () => {
    const declared = "app.onSqsMessage('drain', { queue: 'jobs' }, () => {});\napp.schedule('tick', 'rate(1 hour)', () => 1);";
    const cwd = repository({ '.chalice/config.json': devWith({}), 'app.ts': appWith(declared) });
    write(cwd, { '.chalice/config.json': devWith({ deployment_preference: { type: 'AllAtOnce' }, lambda_functions: { tick: { lambda_alias: 'own' } } }) });
    const changes = await changesOfDev(cwd, env);
    const kept = changes.filter(({ impact, rule, subject }) => impact !== 'create' && rule.startsWith('resource-') && subject.type !== 'AWS::IAM::Role');
    expect(settingsIn(kept)).to.deep.equal([
      'DrainDrainSqsEventSource: stages.dev.deployment_preference',
      'TickTickEvent: stages.dev.lambda_functions.tick.lambda_alias',
      'TickTickEventPermission: stages.dev.lambda_functions.tick.lambda_alias',
    ]);
  });

  it('says that the functions share a role again because a setting is gone', async () => {
    const cwd = repository({
      '.chalice/config.json': devWith({ iam_role_per_function: true }),
      'app.ts': appWith("app.onSqsMessage('work', { queue: 'jobs' }, () => {});\napp.lambdaFunction('worker', () => 1);"),
    });
    write(cwd, { '.chalice/config.json': devWith({}) });
    const ofRole = (await changesOfDev(cwd, env)).filter(({ subject }) => subject.logicalId === 'DefaultRole');
    const place = { config: 'stages.dev.iam_role_per_function', file: '.chalice/config.json', line: 6, column: 4, isInBase: true };
    expect(ofRole.map(({ rule }) => rule)).to.include('action-added');
    for (const { causes } of ofRole) expect(causes).to.deep.equal([place]);
  });

  it('says which setting or event source gives a right, and which gave it', async () => {
    const declared = "app.lambdaFunction('tries', () => 1);\napp.lambdaFunction('worker', () => 1);\n";
    const [plain, polling] = [appWith(declared), appWith(`${declared}app.onSqsMessage('drain', { queue: 'jobs' }, () => {});`)];
    const cwd = repository({ '.chalice/config.json': devWith({}), 'app.ts': plain });
    const settings = {
      xray: true,
      subnet_ids: ['subnet-0123456789abcdef0'],
      security_group_ids: ['sg-0123456789abcdef0'],
      iam_policy_statements: [{ Effect: 'Allow', Action: 'ses:SendEmail', Resource: '*' }],
      lambda_functions: { worker: { deployment_preference: { type: 'AllAtOnce', hooks: { pre_traffic: 'tries' } } } },
    };
    const told = async (rule: string): Promise<{ [action: string]: string }> => {
      const changes = (await changesOfDev(cwd, env)).filter((change) => change.rule === rule && change.subject.logicalId === 'DefaultRole');
      const texts = changes.map(({ subject, causes }) => [
        subject.name!,
        causes
          .map((cause) => ('config' in cause ? cause.config : 'file' in cause ? cause.file : 'elsewhere') + ('isInBase' in cause ? ' in the base' : ''))
          .join(),
      ]);
      return Object.fromEntries(texts);
    };
    const want = (place: string): { [action: string]: string } => ({
      'codedeploy:PutLifecycleEventHookExecutionStatus': `stages.dev.lambda_functions.worker.deployment_preference.hooks${place}`,
      'ec2:DescribeNetworkInterfaces': `stages.dev.subnet_ids${place},stages.dev.security_group_ids${place}`,
      'xray:PutTraceSegments': `stages.dev.xray${place}`,
      'ses:SendEmail': `stages.dev.iam_policy_statements${place}`,
      'sqs:ReceiveMessage': `app.ts${place}`,
    });
    write(cwd, { '.chalice/config.json': devWith(settings), 'app.ts': polling });
    expect(await told('action-added')).to.include(want(''));
    commit(cwd);
    write(cwd, { '.chalice/config.json': devWith({}), 'app.ts': plain });
    expect(await told('action-removed')).to.include(want(' in the base'));
  });

  it('says which code needs a right that is new', async () => {
    const client = "import { S3Client, PutObjectCommand, GetObjectCommand } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({});\n";
    const call = (command: string): string => `export const act = () => s3.send(new ${command}({ Bucket: 'files', Key: 'a', Body: '' }));\n`;
    const cwd = repository({
      'app.ts': `import { act } from './act.js';\n${appWith("app.lambdaFunction('worker', () => act());")}`,
      'act.ts': client + call('GetObjectCommand'),
    });
    writeFileSync(join(cwd, 'act.ts'), client + call('PutObjectCommand'));
    const { stdout } = await tschalice(['diff', '--json'], { cwd, env });
    const { changes } = (JSON.parse(stdout) as DiffResult).review.stages[0]!;
    const added = changes.find(({ rule, subject }) => rule === 'action-added' && subject.name?.toLowerCase() === 's3:putobject')!;
    expect(added.message).to.contain('; the code of worker calls PutObject of @aws-sdk/client-s3');
    expect(added.causes.map((cause) => ('line' in cause ? `${cause.file}:${cause.line}` : ''))).to.deep.equal(['app.ts:4', 'act.ts:3', 'act.ts:3']);
  });

  it('tells problems of both sides apart', async () => {
    const cwd = repository({ 'app.ts': appWith("app.get('old', () => ({}));") });
    const hash = git(cwd, 'rev-parse', '--short=7', 'HEAD').trim();
    writeFileSync(join(cwd, 'app.ts'), appWith("app.get('new', () => ({}));"));
    const { status, stderr } = await tschalice(['diff'], { cwd, env });
    expect(status).to.equal(2);
    expect(stderr).to.contain(`error ${hash}:app.ts:3:5`).and.contain('error app.ts:3:5').and.contain('2 errors; nothing was compared.');
  });

  it('compares with a base that holds a secret, but takes none in the working tree', async () => {
    const withKey = (key: string): string => config.replace('"version"', `"environment_variables": {"API_KEY": "${key}"}, "version"`);
    const secret = 'q7RtZ2mKp9XwB4nVc8LsD3fHj6GyT1aE';
    const waiver = '- code: secret-value\n  logical_id: APIHandler\n  reason: It is a sample.\n  expires: 2020-01-31\n';
    const cwd = repository({ '.chalice/config.json': withKey(secret), '.chalice/waivers.yaml': waiver });
    writeFileSync(join(cwd, '.chalice/config.json'), withKey('{{resolve:secretsmanager:orders}}'));
    writeFileSync(join(cwd, '.chalice/waivers.yaml'), '');
    expect(await changesOf([], cwd, env)).to.deep.equal(['dev: variable-changed API_KEY']);
    writeFileSync(join(cwd, '.chalice/config.json'), withKey(`${secret}2`));
    const { status, stderr } = await tschalice(['diff'], { cwd, env });
    expect([status, stderr.includes('[secret-value]'), stderr.includes(secret)]).to.deep.equal([2, true, false]);
  });

  it('says what ends the process that packages the base', async () => {
    const cwd = repository({ 'app.ts': `process.kill(process.pid, 'SIGKILL');\n${app}` });
    writeFileSync(join(cwd, 'app.ts'), app);
    const { code, message } = await problemOf([], cwd, env);
    expect({ code, message }).to.deep.equal({ code: 'base-ended', message: 'the app ended the process that packages it (SIGKILL)' });
  });

  it('refuses what is no revision, and what git would take for an option', async () => {
    const cwd = repository();
    git(cwd, 'branch', 'release');
    expect(await problemOf(['--base', 'relaese'], cwd, env)).to.deep.include({ code: 'base-unknown', message: "there is no revision 'relaese'" });
    expect((await problemOf(['--base', 'relaese'], cwd, env)).fix).to.equal("did you mean 'release'? Or fetch it: git fetch origin relaese");
    for (const none of ['HEAD:app.ts', '^release', 'release..HEAD']) expect((await problemOf(['--base', none], cwd, env)).code, none).to.equal('base-unknown');
    for (const hostile of ['--upload-pack=touch owned', '-q', '--']) {
      const { status, stderr } = await tschalice(['diff', `--base=${hostile}`], { cwd, env });
      expect(status).to.equal(2);
      expect(stderr).to.contain('--base needs a value');
    }
    expect(await changesOf([], cwd, { ...env, GITHUB_BASE_REF: '--output=owned' })).to.deep.equal(['warning base-is-head']);
    expect(readdirSync(cwd)).to.not.include('owned');
  });

  it('says what a shallow clone lacks, and that there is no repository, no git, no commit', async () => {
    const origin = repository();
    git(origin, 'switch', '--quiet', '--create', 'topic');
    addRoute(origin, '/a');
    commit(origin);
    const clone = join(temporaryFolder(), 'clone');
    git(origin, 'clone', '--quiet', '--depth', '1', '--no-single-branch', `file://${origin}`, clone);
    const shallow = await problemOf(['--base', 'main'], clone, env);
    expect(shallow.code).to.equal('base-unrelated');
    expect(shallow.fix).to.contain('fetch-depth: 0');
    const folder = temporaryFolder();
    write(folder, { '.chalice/config.json': config, 'app.ts': app });
    expect((await problemOf([], folder, env)).code).to.equal('base-unknown');
    expect((await problemOf([], folder, { ...env, PATH: '/nowhere' })).code).to.equal('git-missing');
    git(folder, 'init', '--quiet', '.');
    expect((await problemOf([], folder, env)).code).to.equal('base-unknown');
  });

  it('runs no hook, and reads the repository of the project also where a hook has another one', async () => {
    const cwd = repository();
    const hook = join(cwd, '.git/hooks/post-checkout');
    writeFileSync(hook, '#!/bin/sh\ntouch "$HOME/hooked"\n', { mode: 0o755 });
    addRoute(cwd, '/a');
    expect(await changesOf([], cwd, { ...env, HOME: cwd, GIT_DIR: '/nowhere', GIT_INDEX_FILE: join(cwd, 'index') })).to.deep.equal(['dev: route-added GET /a']);
    expect(existsSync(join(cwd, 'hooked'))).to.equal(false);
  });

  it('says what git says where it fails', async () => {
    const cwd = repository();
    const blob = git(cwd, 'rev-parse', 'HEAD:app.ts').trim();
    addRoute(cwd, '/a');
    rmSync(join(cwd, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    expect(await problemOf([], cwd, env)).to.deep.include({ code: 'git-failed' });
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`leaves nothing behind after ${signal}`, async () => {
      const endless = appWith("app.get('/', () => ({}));\nconsole.error('begun');\nfor (;;);");
      const cwd = repository({ 'app.ts': endless });
      let sent = false;
      const ran = await tschaliceProcess(['diff'], {
        cwd,
        env,
        onStderr: (text, kill) => {
          if (sent || !text.includes('begun')) return;
          sent = true;
          kill(signal);
        },
      });
      expect({ signal: ran.signal, stdout: ran.stdout }).to.deep.equal({ signal, stdout: '' });
    });
  }
});
