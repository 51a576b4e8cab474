import { expect } from 'chai';
import type { StagesCompareResult } from '../../../src/cli/stages/result.js';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';
import { schemaErrors } from '../terminal/result-schema.js';

const config = (beta: object, prod: object): string => JSON.stringify({ version: '2.0', app_name: 'demo', stages: { beta, prod } }, null, 2);
const projectOf = (beta: object, prod: object, declarations = "app.get('/', () => ({}));"): string =>
  project({ '.chalice/config.json': config(beta, prod), 'app.ts': appWith(declarations) });

describe('tschalice stages compare', () => {
  after(removeFolders);

  it('prints the differences below the settings that cause them', async () => {
    const { status, stdout, stderr } = await tschalice(['stages', 'compare', 'beta', 'prod'], { cwd: projectOf({}, { lambda_memory_size: 512 }) });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout).to.equal(`beta and prod differ in 2 places

stages.prod.lambda_memory_size in .chalice/config.json:7
  Resources.APIHandler.Properties.MemorySize: 128 → 512

the name prod
  Resources.APIHandler.Properties.Tags.tschalice: 'version=0.1.0:stage=beta:app=demo' → 'version=0.1.0:stage=prod:app=demo'
`);
  });

  it('shows of long values where they part, and of code only that it is another one', async () => {
    const { stdout } = await tschalice(['stages', 'compare', 'beta', 'prod'], { cwd: projectOf({ api_gateway_stage: 'v1' }, { minify: false }) });
    expect(stdout).to.contain('  Outputs.EndpointURL.Value: …}.${AWS::URLSuffix}/v1/ → …}.${AWS::URLSuffix}/api/\n');
    expect(stdout).to.match(/\nstages\.prod\.minify in \.chalice\/config\.json:9\n(?: {2}deployment\.zip\.\S+: another content\n)+\n/);
  });

  describe('of a project with regions', () => {
    const settings = {
      version: '2.0',
      app_name: 'demo',
      stages: { beta: {}, prod: {}, test: {} },
      regions: {
        'us-east-1': { primary: true, stages: ['beta', 'prod'] },
        'eu-west-1': { stages: { beta: {}, prod: { lambda_memory_size: 512 } } },
        'ap-south-1': { stages: ['test'] },
      },
    };
    const cwd = (): string => project({ '.chalice/config.json': JSON.stringify(settings), 'app.ts': appWith("app.get('/', () => ({}));") });

    it('names the region, which is the primary one or another that is asked for', async () => {
      const directory = cwd();
      const compare = async (...more: readonly string[]): Promise<string> =>
        (await tschalice(['stages', 'compare', 'beta', 'prod', ...more], { cwd: directory })).stdout;
      expect(await compare()).to.match(/^In us-east-1, beta and prod differ in 1 place\n/);
      expect(await compare('--region', 'eu-west-1')).to.match(/^In eu-west-1, beta and prod differ in 2 places\n/);
      const result = JSON.parse(await compare('--region', 'eu-west-1', '--json')) as StagesCompareResult;
      expect(schemaErrors(result)).to.deep.equal([]);
      expect(result.region).to.equal('eu-west-1');
    });

    it('compares stages in different regions without settings of a region', async () => {
      const { stdout } = await tschalice(['stages', 'compare', 'test', 'prod'], { cwd: cwd() });
      expect(stdout).to.match(/^test and prod differ in 1 place\n/);
    });

    it('refuses a region that one of them is not deployed to', async () => {
      const { status, stderr } = await tschalice(['stages', 'compare', 'test', 'prod', '--region', 'eu-west-1'], { cwd: cwd() });
      expect(status).to.equal(1);
      expect(stderr).to.contain("stage 'test' is not deployed to eu-west-1\n").and.contain('1 error');
    });
  });

  it('prints JSON, and ends with status 1 if no setting causes a difference', async () => {
    const cwd = projectOf({}, {}, "app.schedule('tick', `rate(${2 + (process.hrtime()[1] % 100000)} minutes)`, () => undefined);");
    const { status, stdout } = await tschalice(['stages', 'compare', 'beta', 'prod', '--json'], { cwd });
    const result = JSON.parse(stdout) as StagesCompareResult;
    expect(schemaErrors(result)).to.deep.equal([]);
    expect({ status, ok: result.ok, from: result.from, to: result.to }).to.deep.equal({ status: 1, ok: false, from: 'beta', to: 'prod' });
    expect(result.problems.map(({ code }) => code)).to.deep.equal(['stage-difference-unexplained']);
    const text = await tschalice(['stages', 'compare', 'beta', 'prod'], { cwd });
    expect(text.stdout).to.contain('\nno setting\n');
    expect(text.stderr).to.contain('[stage-difference-unexplained]');
  });

  const wrong: readonly (readonly [words: readonly string[], message: string])[] = [
    [['compare'], 'stages compare needs the names of two stages: stages compare beta prod'],
    [['compare', 'beta'], 'stages compare needs the names of two stages: stages compare beta prod'],
    [['compare', 'beta', 'beta'], "stages compare needs two stages, and 'beta' is one"],
    [['compare', 'beta', 'prod', 'dev'], "unexpected argument 'dev': stages takes one ACT STAGE OTHER"],
    [['compar', 'beta', 'prod'], "--ACT must be compare, not 'compar'; did you mean 'compare'?"],
    [['--merge-template', 'a.json'], '--merge-template is for stages compare'],
    [['--region', 'eu-west-1'], '--region is for stages compare'],
  ];
  for (const [words, message] of wrong) {
    it(`refuses '${words.join(' ')}'`, async () => {
      const { status, stderr } = await tschalice(['stages', ...words], { cwd: projectOf({}, {}) });
      expect(status).to.equal(2);
      expect(stderr).to.equal(`tschalice: ${message}\nSee: tschalice stages --help\n`);
    });
  }

  it('names the near stage of one that is not there', async () => {
    const { status, stderr } = await tschalice(['stages', 'compare', 'beta', 'prd'], { cwd: projectOf({}, {}) });
    expect(status).to.equal(1);
    expect(stderr).to.contain("there is no stage 'prd', and its name is near that of stage 'prod'");
  });
});
