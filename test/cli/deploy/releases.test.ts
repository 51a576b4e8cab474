import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DeployResult } from '../../../src/cli/deploy/result.js';
import type { FailedResult } from '../../../src/cli/terminal/json-result.js';
import { appWith, project, type Ran, removeFolders, tschalice } from '../run-cli.js';
import { type StubAws, stubAws } from './stub-aws.js';

const config = JSON.stringify({ version: '2.0', app_name: 'demo', stages: { prod: { release: { strategy: 'canary', percent: 10 } } } });
const app = (answer: string): string => appWith(`app.get('/', () => '${answer}');\napp.lambdaFunction('job', () => '${answer}');`);

describe('deploy of a stage with releases', () => {
  afterEach(removeFolders);
  let cwd: string;
  let aws: StubAws;
  beforeEach(async () => {
    cwd = project({ '.chalice/config.json': config, 'app.ts': app('one') });
    aws = stubAws();
    await release('init');
  });

  const release = (...words: readonly string[]): Promise<Ran> => tschalice(['release', ...words, '--stage', 'prod'], { cwd });
  const deploy = (...words: readonly string[]): Promise<Ran> =>
    tschalice(['deploy', '--no-prove', '--stage', 'prod', '--s3-bucket', 'artifacts', ...words], { cwd, env: aws.env });
  const write = (answer: string): void => writeFileSync(join(cwd, 'app.ts'), app(answer));

  async function refused(...words: readonly string[]): Promise<FailedResult['problems']> {
    const { status, stdout } = await deploy('--json', ...words);
    expect(status).to.equal(1);
    return (JSON.parse(stdout) as FailedResult).problems;
  }

  it('says who gets what, before the code goes anywhere', async () => {
    await deploy();
    write('two');
    await release('start');
    const { status, stderr, stdout } = await deploy();
    expect(status).to.equal(0);
    expect(stderr).to.match(
      /^As \.chalice\/releases\/prod\.json says\n\n +NOW\n {2}requests to the REST API {2}[0-9a-f]{10} 90 %, [0-9a-f]{10} 10 %\n {2}events +[0-9a-f]{10}\n\nUploading the code /,
    );
    expect(stdout).to.contain('Rest API URL');
  });

  it('tells programs the same', async () => {
    const { stdout } = await deploy('--json');
    const { traffic } = JSON.parse(stdout) as DeployResult;
    expect(traffic?.map(({ who, gets }) => [who, gets.length])).to.deep.equal([
      ['requests', 1],
      ['events', 1],
      ['rollback', 0],
    ]);
  });

  it('goes all the way of a release, and back', async () => {
    await deploy();
    write('two');
    for (const words of [['start'], ['step', '50'], ['promote'], ['rollback']]) {
      expect(await release(...words)).to.include({ status: 0 });
      expect(await deploy(), words.join(' ')).to.include({ status: 0 });
    }
  });

  it('begins a new stack with what is live alone', async () => {
    const { live } = JSON.parse((await release('status', '--json')).stdout).ledger as { live: { id: string } };
    write('two');
    await release('start');
    const [problem, ...others] = await refused();
    expect(others).to.deep.equal([]);
    expect(problem).to.include({ code: 'release-not-deployed' });
    expect(problem!.message).to.match(
      new RegExp(
        `^it lacks APIHandlerVersion[0-9a-f]{10}, JobVersion[0-9a-f]{10}, RestAPIDeployment${live.id} of release ${live.id}, which \\.chalice/releases/prod\\.json names;`,
      ),
    );
    expect(problem!.fix).to.equal(`deploy the commit of ${live.id} first, or forget what was before the source: tschalice release init --force --stage prod`);
    expect(aws.state()).to.deep.include({ stacks: {}, uploads: [] });
    await release('init', '--force');
    expect(await deploy()).to.include({ status: 0 });
  });

  it('tells to begin anew the ledger of the region that it deploys to', async () => {
    const regions = { 'eu-west-1': { primary: true }, 'us-west-2': {} };
    writeFileSync(join(cwd, '.chalice/config.json'), JSON.stringify({ ...JSON.parse(config), regions }));
    const there = ['--region', 'us-west-2'];
    await release('init', ...there);
    write('two');
    await release('start', ...there);
    const [problem] = await refused(...there);
    expect(problem!.fix).to.match(/: tschalice release init --force --stage prod --region us-west-2$/);
  });

  it('refuses a stack that has not yet what is live', async () => {
    await deploy();
    write('two');
    // What was never deployed is taken for what is live.
    await release('init', '--force');
    write('three');
    await release('start');
    const uploads = aws.state().uploads.length;
    expect((await refused()).map(({ code }) => code)).to.deep.equal(['release-not-deployed']);
    expect(aws.state().uploads).to.have.lengthOf(uploads);
  });

  it('takes over a stack from before there were releases', async () => {
    writeFileSync(join(cwd, '.chalice/config.json'), JSON.stringify({ version: '2.0', app_name: 'demo', stages: { prod: {} } }));
    await deploy();
    writeFileSync(join(cwd, '.chalice/config.json'), config);
    expect(await deploy()).to.include({ status: 0 });
  });
});
