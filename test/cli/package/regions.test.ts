import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CheckTreeResult, PackageTreeResult } from '../../../src/cli/package/result.js';
import { project, removeFolders, tschalice } from '../run-cli.js';
import { schemaErrors } from '../terminal/result-schema.js';

const config = {
  version: '2.0',
  app_name: 'demo',
  stages: { dev: {}, prod: {} },
  regions: { 'us-east-1': { primary: true }, 'eu-west-1': { stages: ['prod'], lambda_memory_size: 512 } },
};
const regional = (): string => project({ '.chalice/config.json': JSON.stringify(config) });

describe('tschalice package for regions', () => {
  after(removeFolders);

  it('writes the stage for one region, with the commands for it', async () => {
    const cwd = regional();
    const { status, stdout } = await tschalice(['package', '--no-prove', '--stage', 'prod', '--region', 'eu-west-1'], { cwd });
    expect(status).to.equal(0);
    expect(stdout).to.contain('tschalice deploy --stage prod --region eu-west-1 --no-prove --s3-bucket YOUR-BUCKET\n');
    expect(stdout).to.contain('--output-template-file out/prod/eu-west-1/packaged.yaml --use-json --region eu-west-1\n');
    expect(readFileSync(join(cwd, 'out/prod/eu-west-1/sam.json'), 'utf8'))
      .to.contain('"CodeUri": "./deployment.zip"')
      .and.to.contain('"MemorySize": 512');
  });

  it('writes a tree for all of them, and finds later what is stale there', async () => {
    const cwd = regional();
    const words = ['package', '--no-prove', '--all-stages', '--all-regions', 'tree'];
    const { status, stdout, stderr } = await tschalice(words, { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout).to.match(/^prod {3}eu-west-1 {2}tree\/prod\/eu-west-1\/sam\.json +[\d.]+ KB +1 /m);
    expect(existsSync(join(cwd, 'tree/prod/deployment.zip'))).to.equal(true);
    expect((await tschalice([...words, '--check'], { cwd })).stdout).to.equal('tree is up to date.\n');
    writeFileSync(join(cwd, 'tree/prod/eu-west-1/sam.json'), '{}');
    const stale = await tschalice([...words, '--check'], { cwd });
    expect(stale.status).to.equal(1);
    expect(stale.stderr).to.contain('prod/eu-west-1/sam.json\n').and.to.contain('tree is stale: run the same command without --check.');
    const result = JSON.parse((await tschalice([...words, '--check', '--json'], { cwd })).stdout) as CheckTreeResult;
    expect(schemaErrors(result)).to.deep.equal([]);
    expect(result.differences.map(({ file }) => file)).to.deep.equal(['prod/eu-west-1/sam.json']);
  });

  it('says of a region that left the configuration how to delete its stack, when it writes and when it checks', async () => {
    const cwd = regional();
    const words = ['package', '--no-prove', '--stage', 'prod', '--all-regions'];
    await tschalice(words, { cwd });
    writeFileSync(join(cwd, '.chalice/config.json'), JSON.stringify({ ...config, regions: { 'us-east-1': {} } }));
    const told = [
      "warning out/prod/eu-west-1: the package is from an earlier run: the configuration no longer deploys stage 'prod' to eu-west-1, but its stack there may still exist",
      '  delete the stack if nobody needs it (aws cloudformation delete-stack --stack-name demo-prod --region eu-west-1), then remove the folder [region-left]',
      '',
      '',
    ].join('\n');
    for (const more of [[], ['--check']]) expect(await tschalice([...words, ...more], { cwd })).to.include({ status: 0, stderr: told });
    const result = JSON.parse((await tschalice([...words, '--check', '--json'], { cwd })).stdout) as CheckTreeResult;
    expect(result.problems.map(({ code }) => code)).to.deep.equal(['region-left']);
    rmSync(join(cwd, 'out/prod/eu-west-1'), { recursive: true });
    expect(await tschalice([...words, '--check'], { cwd })).to.include({ status: 0, stderr: '' });
  });

  it('takes a waiver of what looks like a secret for the region that it names', async () => {
    const secret = { ...config, stages: { prod: { environment_variables: { API_TOKEN: 'q8Zr2LxV0tYb7KcW4mNs9PdE' } } } };
    const waiver = (region: string): string =>
      `- {code: secret-value, logical_id: APIHandler, region: ${region}, reason: It is a sample., expires: 2999-12-31}\n`;
    const cwd = project({ '.chalice/config.json': JSON.stringify(secret), '.chalice/waivers.yaml': waiver('eu-west-1') });
    const words = ['package', '--no-prove', '--stage', 'prod'];
    const codes = async (region: string): Promise<string[]> => {
      const { stdout } = await tschalice([...words, '--region', region, '--json'], { cwd });
      return (JSON.parse(stdout) as CheckTreeResult).problems.map(({ code }) => code);
    };
    expect([await codes('us-east-1'), await codes('eu-west-1')]).to.deep.equal([['secret-value'], []]);
    writeFileSync(join(cwd, '.chalice/waivers.yaml'), waiver('eu-west-1') + waiver('us-east-1'));
    expect(await tschalice([...words, '--all-regions'], { cwd })).to.include({ status: 0, stderr: '' });
  });

  it('packages a stage that is in none of them for any, among all stages', async () => {
    const regions = { 'us-east-1': { primary: true, stages: ['prod'] }, 'eu-west-1': { stages: ['prod'] } };
    const cwd = project({ '.chalice/config.json': JSON.stringify({ ...config, regions }) });
    const words = ['package', '--no-prove', '--all-stages', '--all-regions', 'tree'];
    expect(await tschalice(words, { cwd })).to.include({ status: 0, stderr: '' });
    expect([existsSync(join(cwd, 'tree/dev/sam.json')), existsSync(join(cwd, 'tree/prod/eu-west-1/sam.json'))]).to.deep.equal([true, true]);
    expect((await tschalice([...words, '--check'], { cwd })).stdout).to.equal('tree is up to date.\n');
    const alone = await tschalice(['package', '--no-prove', '--stage', 'dev', '--all-regions'], { cwd });
    expect(alone.status).to.equal(1);
    expect(alone.stderr).to.contain("stage 'dev' is not deployed to any region");
  });

  describe('one region of a tree, with --check', () => {
    const words = ['package', '--no-prove', '--stage', 'prod'];
    const check = (cwd: string): ReturnType<typeof tschalice> => tschalice([...words, '--region', 'eu-west-1', '--check'], { cwd });
    const written = async (...more: readonly string[]): Promise<string> => {
      const cwd = regional();
      await tschalice([...words, '--all-regions', ...more], { cwd });
      return cwd;
    };

    for (const more of [[], ['--template-format', 'yaml']]) {
      it(`is up to date with the zips that the regions share${more.length === 0 ? '' : ', in YAML'}`, async () => {
        const cwd = await written(...more);
        const { status, stdout, stderr } = await tschalice([...words, '--region', 'eu-west-1', '--check', ...more], { cwd });
        expect({ status, stdout, stderr }).to.deep.equal({ status: 0, stdout: 'out/prod/eu-west-1 is up to date for stage prod.\n', stderr: '' });
      });
    }

    it('is stale where its template or the shared zip is', async () => {
      const cwd = await written();
      writeFileSync(join(cwd, 'out/prod/deployment.zip'), '');
      expect((await check(cwd)).stderr).to.match(/^\.\.\/deployment\.zip\n/);
      const file = join(cwd, '.chalice/config.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('512', '1024'));
      const { status, stderr } = await check(cwd);
      expect(status).to.equal(1);
      expect(stderr).to.contain('MemorySize: 512 → 1024').and.not.to.contain('CodeUri').and.not.to.contain('The code of');
    });
  });

  it('is reviewed without a word about where the zips stand', async () => {
    const cwd = regional();
    await tschalice(['package', '--no-prove', '--stage', 'prod', '--all-regions'], { cwd });
    const { stdout } = await tschalice(['diff', '--base-template', 'out/prod/eu-west-1/sam.json', '--stage', 'prod', '--region', 'eu-west-1'], { cwd });
    expect(stdout).to.equal('Stage prod in eu-west-1: no changes\n\nNo changes\n');
  });

  it('prints JSON', async () => {
    const result = JSON.parse(
      (await tschalice(['package', '--no-prove', '--stage', 'prod', '--all-regions', '--json'], { cwd: regional() })).stdout,
    ) as PackageTreeResult;
    expect(schemaErrors(result)).to.deep.equal([]);
    expect(result.packages.map(({ stage, region, stackName }) => [stage, region, stackName])).to.deep.equal([
      ['prod', 'us-east-1', 'demo-prod'],
      ['prod', 'eu-west-1', 'demo-prod'],
    ]);
    const files = result.packages.map((one) => one.files.map(({ path }) => path));
    expect(files[1]).to.deep.equal(['out/prod/deployment.zip', ...['bundle.json', 'swagger.json', 'sam.json'].map((name) => `out/prod/eu-west-1/${name}`)]);
  });

  const wrong: readonly (readonly [words: readonly string[], message: string])[] = [
    [['--stage', 'prod', '--all-stages'], 'give --stage or --all-stages, not both'],
    [['--region', 'eu-west-1', '--all-regions'], 'give --region or --all-regions, not both'],
    [['--all-stages', '--region', 'eu-west-1'], '--region is for one stage: name it with --stage, or give --all-regions'],
    [['--all-regions', '--single-file', 'a.zip'], '--single-file is for one stage and region, and --all-regions is for several'],
  ];
  for (const [words, message] of wrong) {
    it(`refuses ${words.join(' ')}`, async () => {
      const { status, stderr } = await tschalice(['package', ...words], { cwd: regional() });
      expect({ status, stderr }).to.deep.equal({ status: 2, stderr: `tschalice: ${message}\nSee: tschalice package --help\n` });
    });
  }

  it('is compared by diff as the region has it', async () => {
    const cwd = regional();
    await tschalice(['package', '--no-prove', '--stage', 'prod', '--region', 'us-east-1', 'base'], { cwd });
    const { stdout } = await tschalice(['diff', '--base-template', 'base/sam.json', '--stage', 'prod', '--region', 'eu-west-1'], { cwd });
    expect(stdout).to.contain('MemorySize: 128 → 512').and.to.contain('regions.eu-west-1.lambda_memory_size in .chalice/config.json');
  });
});
