import { expect } from 'chai';
import fc from 'fast-check';
import { findProject } from '../../../src/project/read/find-project.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { settingSteps, withSteps } from '../../../src/compiler/parity/setting-step.js';
import { compareStages, type StageComparison } from '../../../src/project/parity/compare-stages.js';
import { head, makeProject, problemsOf, removeFolders, writeFiles } from '../sample-project.js';

const app = `${head}app.get('/', () => ({}));\napp.lambdaFunction('worker', () => 1);\n`;

function compare(directory: string): Promise<StageComparison> {
  return compareStages({ project: findProject(directory, directory), from: 'beta', to: 'prod', today: '2026-11-20' });
}

/** Of each difference its path and its causes, as texts; without those that follow from the stage's name. */
async function causesIn(directory: string): Promise<{ [path: string]: string }> {
  const { differences } = await compare(directory);
  const told = differences.map(({ path, causes }) => [
    path.join('.'),
    causes.map((cause) => ('config' in cause ? cause.config : 'stageName' in cause ? `name ${cause.stageName}` : cause.file)).join(' '),
  ]);
  return Object.fromEntries(told.filter(([, causes]) => causes !== 'name prod'));
}

function stages(beta: object, prod: object, top: object = {}, files: string | { [path: string]: string } = app): string {
  return makeProject(files, { ...top, stages: { beta, prod } });
}

const memory = (id: string): string => `Resources.${id}.Properties.MemorySize`;

/** With the settings that a difference names, taken together, it is no longer there, or another one. Those with several causes are tried first. */
async function expectMoved(written: ConfigFile, differences: StageComparison['differences']): Promise<void> {
  const named = differences.map((one) => ({ one, settings: one.causes.flatMap((cause) => ('config' in cause ? [cause.config] : [])) }));
  const sets = new Map(named.map(({ settings }) => [settings.join(' '), settings]));
  const pair = { from: 'beta', to: 'prod' };
  for (const [key, settings] of [...sets].toSorted((a, b) => b[1].length - a[1].length).slice(0, 3)) {
    const steps = settingSteps(written, pair).filter(({ writtenAt }) => settings.includes(writtenAt.join('.')));
    if (steps.length === 0) continue;
    const { iam_policy_file: _, ...config } = withSteps(written, pair, steps);
    const told = new Set((await compare(makeProject(app, config))).differences.map(({ path, before, after }) => JSON.stringify([path, before, after])));
    for (const { one } of named.filter((other) => other.settings.join(' ') === key))
      expect(told.has(JSON.stringify([one.path, one.before, one.after])), `${one.path.join('.')} ← ${key}`).to.equal(false);
  }
}

describe('compareStages', () => {
  after(removeFolders);

  it('finds no more than the name where two stages have the same settings', async () => {
    const { differences, problems } = await compare(stages({ xray: true }, { xray: true }));
    expect(problems).to.deep.equal([]);
    expect(differences.map(({ path, causes }) => [path.join('.'), causes])).to.have.deep.members([
      ['Resources.APIHandler.Properties.Tags.tschalice', [{ stageName: 'prod' }]],
      ['Resources.Worker.Properties.Tags.tschalice', [{ stageName: 'prod' }]],
    ]);
  });

  it('names the setting, where it stands, and both values', async () => {
    const { differences } = await compare(stages({}, { lambda_memory_size: 512 }));
    expect(differences.find(({ path }) => path.join('.') === memory('Worker'))).to.deep.equal({
      path: memory('Worker').split('.'),
      before: 128,
      after: 512,
      causes: [{ config: 'stages.prod.lambda_memory_size', file: '.chalice/config.json', line: 1, column: 66 }],
    });
  });

  it('knows that the setting of a function hides that of its stage', async () => {
    const directory = stages({ lambda_memory_size: 256 }, { lambda_memory_size: 512, lambda_functions: { worker: { lambda_memory_size: 1024 } } });
    expect(await causesIn(directory)).to.deep.equal({
      [memory('APIHandler')]: 'stages.prod.lambda_memory_size',
      [memory('Worker')]: 'stages.prod.lambda_functions.worker.lambda_memory_size',
    });
  });

  it('names the settings of both stages', async () => {
    expect(await causesIn(stages({ lambda_timeout: 10 }, { reserved_concurrency: 5 }))).to.deep.equal({
      'Resources.APIHandler.Properties.Timeout': 'stages.beta.lambda_timeout',
      'Resources.Worker.Properties.Timeout': 'stages.beta.lambda_timeout',
      'Resources.APIHandler.Properties.ReservedConcurrentExecutions': 'stages.prod.reserved_concurrency',
      'Resources.Worker.Properties.ReservedConcurrentExecutions': 'stages.prod.reserved_concurrency',
    });
  });

  it('names what moves an alias, and not the hash of what is behind it', async () => {
    const beta = { lambda_alias: 'live', deployment_preference: { type: 'AllAtOnce' } };
    const prod = { lambda_alias: 'live', lambda_timeout: 10, provisioned_concurrency: 2, deployment_preference: { type: 'Canary10Percent5Minutes' } };
    expect(await causesIn(stages(beta, prod))).to.deep.equal({
      'Resources.APIHandler.Properties.Timeout': 'stages.prod.lambda_timeout',
      'Resources.Worker.Properties.Timeout': 'stages.prod.lambda_timeout',
      'Resources.APIHandler.Properties.ProvisionedConcurrencyConfig': 'stages.prod.provisioned_concurrency',
      'Resources.Worker.Properties.ProvisionedConcurrencyConfig': 'stages.prod.provisioned_concurrency',
      'Resources.APIHandler.Properties.DeploymentPreference.Type': 'stages.prod.deployment_preference.type',
      'Resources.Worker.Properties.DeploymentPreference.Type': 'stages.prod.deployment_preference.type',
    });
  });

  it('names settings together that cannot be without each other', async () => {
    const found = await causesIn(stages({}, { subnet_ids: ['subnet-0123456789abcdef0'], security_group_ids: ['sg-0123456789abcdef0'] }));
    expect(found['Resources.Worker.Properties.VpcConfig']).to.equal('stages.prod.subnet_ids stages.prod.security_group_ids');
  });

  const interacting: readonly (readonly [what: string, beta: object, prod: object, at: string, want: string])[] = [
    [
      'the cache of a route and that of the stage, without which it has none',
      {},
      { api_gateway_cache: {}, api_gateway_methods: { 'GET /': { api_gateway_cache: { ttl: 5 } } } },
      'Resources.RestAPI.Properties.MethodSettings',
      'stages.prod.api_gateway_cache stages.prod.api_gateway_methods.GET /',
    ],
    [
      'an alarm and the alias that it watches',
      {},
      { lambda_alias: 'live', alarms: { error_rate: { threshold: 5 }, actions: ['arn:aws:sns:us-east-1:123456789012:a'] } },
      'Resources.WorkerErrorRateAlarm',
      'stages.prod.alarms stages.prod.lambda_alias',
    ],
    [
      'two settings of which each brings the alias',
      {},
      { provisioned_concurrency: 2, deployment_preference: true },
      'Resources.Worker.Properties.AutoPublishAlias',
      'stages.prod.deployment_preference stages.prod.provisioned_concurrency',
    ],
    [
      'the value of a stage, and that of a function which the other stage has in its place',
      { lambda_functions: { worker: { lambda_memory_size: 1024 } } },
      { lambda_memory_size: 512 },
      memory('Worker'),
      'stages.beta.lambda_functions.worker.lambda_memory_size stages.prod.lambda_memory_size',
    ],
    [
      'statements of one list, each by its own setting',
      {},
      { xray: true, subnet_ids: ['subnet-0123456789abcdef0'], security_group_ids: ['sg-0123456789abcdef0'] },
      'Resources.DefaultRole.Properties.Policies.0.PolicyDocument.Statement.1',
      'stages.prod.security_group_ids stages.prod.subnet_ids',
    ],
  ];
  for (const [what, beta, prod, at, want] of interacting) {
    it(`names ${what}`, async () => {
      const { differences } = await compare(stages(beta, prod));
      const found = differences.filter(({ path }) => path.join('.').startsWith(at));
      expect(found).not.to.deep.equal([]);
      for (const { causes } of found)
        expect(
          causes
            .flatMap((cause) => ('config' in cause ? [cause.config] : []))
            .sort()
            .join(' '),
        ).to.equal(want);
    });
  }

  it('compares a stage with releases as its settings make it, whatever is released', async () => {
    const found = await causesIn(stages({}, { release: { strategy: 'canary' }, lambda_timeout: 5 }));
    expect(found['Resources.Worker.Properties.Timeout']).to.equal('stages.prod.lambda_timeout');
  });

  it('finds the variable by which the app itself declares something else', async () => {
    const files = `${app}if (process.env['PREVIEW'] === 'yes') app.get('/preview', () => ({}));\n`;
    const found = await causesIn(
      stages({ environment_variables: { PREVIEW: 'yes', OTHER: 'a' } }, { environment_variables: { PREVIEW: 'no', OTHER: 'b' } }, {}, files),
    );
    expect(found['Resources.RestAPI.Properties.DefinitionBody.paths./preview']).to.equal('stages.prod.environment_variables.PREVIEW');
    expect(found['Resources.Worker.Properties.Environment.Variables.OTHER']).to.equal('stages.prod.environment_variables.OTHER');
  });

  it('compares them in a region that both are deployed to', async () => {
    const regions = { 'us-east-1': { primary: true, stages: ['prod'] }, 'eu-west-1': { reserved_concurrency: 2 } };
    const directory = stages({}, { lambda_timeout: 5 }, { regions });
    expect(Object.values(await causesIn(directory))).to.deep.equal(['stages.prod.lambda_timeout', 'stages.prod.lambda_timeout']);
  });

  it('names what a stage has in that region alone', async () => {
    const inRegion = { beta: { lambda_timeout: 9 }, prod: { lambda_memory_size: 512, lambda_functions: { worker: { lambda_timeout: 7 } } } };
    const found = await causesIn(stages({ lambda_memory_size: 256 }, {}, { regions: { 'eu-west-1': { stages: inRegion } } }));
    const prod = 'regions.eu-west-1.stages.prod';
    expect(found[memory('APIHandler')]).to.equal(`${prod}.lambda_memory_size`);
    expect(found['Resources.APIHandler.Properties.Timeout']).to.equal('regions.eu-west-1.stages.beta.lambda_timeout');
    expect(found['Resources.Worker.Properties.Timeout']).to.contain(`${prod}.lambda_functions.worker.lambda_timeout`);
  });

  it('names the template that only one stage merges', async () => {
    const topic = { Resources: { Alerts: { Type: 'AWS::SNS::Topic' } } };
    const directory = stages({}, { merge_templates: ['alerts.json'] });
    writeFiles(directory, { 'alerts.json': JSON.stringify(topic) });
    expect(await causesIn(directory)).to.deep.equal({ 'Resources.Alerts': 'stages.prod.merge_templates' });
  });

  it('names the policy file that a stage has by its name', async () => {
    const directory = stages({}, {}, { autogen_policy: false });
    const policy = (action: string): string => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
    writeFiles(directory, { '.chalice/policy-beta.json': policy('s3:GetObject'), '.chalice/policy-prod.json': policy('s3:PutObject') });
    const found = await causesIn(directory);
    expect([...new Set(Object.values(found))]).to.deep.equal(['.chalice/policy-prod.json']);
    expect(Object.keys(found)).to.have.lengthOf(2);
  });

  it('takes what follows from the code for the code', async () => {
    const found = await causesIn(stages({ lambda_alias: 'live' }, { lambda_alias: 'live', minify: false }));
    expect([...new Set(Object.values(found))]).to.deep.equal(['stages.prod.minify']);
    expect(Object.keys(found).every((path) => path.startsWith('deployment.zip.'))).to.equal(true);
  });

  it('names what changes the code', async () => {
    const found = await causesIn(stages({ lambda_timeout: 5 }, { minify: false }));
    expect(found).to.include({ 'deployment.zip.app.mjs': 'stages.prod.minify', 'Resources.Worker.Properties.Timeout': 'stages.beta.lambda_timeout' });
  });

  it('shows no secrets', async () => {
    const { differences } = await compare(
      stages({ environment_variables: { DB_PASSWORD: 'correct horse' } }, { environment_variables: { DB_PASSWORD: 'battery staple' } }),
    );
    expect(JSON.stringify(differences))
      .to.contain('DB_PASSWORD')
      .and.not.to.match(/horse|battery/);
  });

  it('reports what no setting causes', async () => {
    const files = `${head}app.schedule('tick', \`rate(\${2 + (process.hrtime()[1] % 100000)} minutes)\`, () => undefined);\n`;
    const { differences, problems } = await compare(stages({}, { lambda_timeout: 5 }, {}, files));
    expect(differences.find((one) => one.path.join('.').startsWith('Resources.Tick.Properties.Events'))!.causes).to.deep.equal([]);
    expect(problems.map(({ code, severity, where }) => [code, severity, where.file])).to.deep.equal([['stage-difference-unexplained', 'error', 'app.ts']]);
    expect(problems[0]!.message).to.match(
      /^Resources\.Tick\S+ differs between beta and prod, and no setting causes it: 'rate\(\d+ minutes\)' → 'rate\(\d+ minutes\)'$/,
    );
  });

  it('tells all problems of both stages', async () => {
    const found = await problemsOf(compare(stages({ subnet_ids: ['subnet-0123456789abcdef0'] }, { merge_templates: ['nowhere.json'] })));
    expect(found.map(({ code }) => code)).to.have.members(['vpc-incomplete', 'merge-missing']);
  });

  it('explains every difference that settings make', async function () {
    this.timeout(120_000);
    const some = <T>(...values: T[]): fc.Arbitrary<T | undefined> => fc.option(fc.constantFrom(...values), { nil: undefined });
    const ofFunction = {
      lambda_timeout: some(1, 900),
      lambda_log_format: some('JSON', 'Text'),
      environment_variables: some({ A1: 'x' }, { A1: 'y', B1: 'x' }),
      tags: some({ team: 'a' }, { team: 'b', cost: '1' }),
      iam_role_per_function: some(true, false),
      log_retention_in_days: some(0, 7),
      alarms: some<unknown>('production', false, { error_rate: { threshold: 5 } }),
      xray: some(true, false),
      lambda_alias: some<unknown>('live', 'v1', true),
      deployment_preference: some<unknown>(
        true,
        false,
        { type: 'AllAtOnce' },
        { type: { linear: { percent: 20, minutes: 5 } }, hooks: { pre_traffic: 'worker' } },
      ),
      provisioned_concurrency: some<unknown>(2, false, { min: 1, max: 4 }),
    };
    const settings = fc.record({
      ...ofFunction,
      lambda_functions: some({ worker: { lambda_timeout: 3, tags: { team: 'c' } } }, { worker: { iam_role_per_function: true } }),
      api_gateway_stage: some('v1', 'api'),
      api_gateway_cache: some({ ttl: 5 }, { ttl: 9, size: 1.6 }),
      api_gateway_throttling: some<unknown>({ rate_limit: 5 }, { rate_limit: 6, burst_limit: 7 }, false),
      stage_variables: some({ a: 'x' }, { a: 'y' }),
      automatic_layer: some(true, false),
    });
    await fc.assert(
      fc.asyncProperty(settings, settings, settings, async (top, beta, prod) => {
        const { differences, problems } = await compare(stages(beta, prod, top));
        expect(problems.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
        for (const { path, causes } of differences) expect(causes, path.join('.')).not.to.deep.equal([]);
        await expectMoved({ version: '2.0', app_name: 'sample', ...top, stages: { beta, prod } } as ConfigFile, differences);
        for (const { path, causes } of differences.filter(({ path: at }) => at.at(-1) === 'Timeout'))
          for (const cause of causes)
            expect('config' in cause && cause.config, path.join('.')).to.match(/^stages\.(beta|prod)\.(lambda_functions\.worker\.)?lambda_timeout$/);
      }),
      { numRuns: 8 },
    );
  });
});
