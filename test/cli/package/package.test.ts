import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { PackageResult } from '../../../src/cli/package/result.js';
import { appWith, project, removeFolders, starter, temporaryFolder, tschalice } from '../run-cli.js';

const outputs = ['bundle.json', 'deployment.zip', 'sam.json', 'swagger.json'];

function resultOf(stdout: string): PackageResult {
  return JSON.parse(stdout) as PackageResult;
}

describe('package', () => {
  afterEach(removeFolders);

  it('writes a stage and sums it up on standard output, with nothing on standard error', async () => {
    const cwd = starter('rest-api');
    const { status, stdout, stderr } = await tschalice(['package', '--stage', 'beta', 'out/beta'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(readdirSync(join(cwd, 'out/beta')).sort()).to.deep.equal(outputs);
    const sizes = stdout.replaceAll(/ *[\d.]+ K?B/g, ' <size>');
    expect(sizes).to.match(/^Packaged orders for stage beta: 4 functions, 5 routes, \d+ resources\n/);
    expect(sizes).to.contain(
      [
        '',
        '  out/beta/sam.json <size>',
        '  out/beta/swagger.json <size>',
        '  out/beta/bundle.json <size>',
        '  out/beta/deployment.zip <size>',
        '',
        'The code is <size> zipped, <size> unzipped; largest: tschalice <size>, app code <size>',
        'Started from the zip: 4 functions; no handler was invoked',
        '',
        'To deploy it as stack orders-beta:',
        '',
        '  tschalice deploy --stage beta --s3-bucket YOUR-BUCKET',
        '',
        'or with the aws command alone:',
        '',
        '  aws cloudformation package --template-file out/beta/sam.json \\',
        '    --s3-bucket YOUR-BUCKET --output-template-file out/beta/packaged.yaml --use-json',
        '  aws cloudformation deploy --template-file out/beta/packaged.yaml \\',
        '    --stack-name orders-beta --capabilities CAPABILITY_IAM',
        '',
      ].join('\n'),
    );
  });

  it('keeps the summary within 100 columns, aligned, and free of colour codes when it is piped', async () => {
    const { stdout } = await tschalice(['package'], { cwd: starter('rest-api') });
    const lines = stdout.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).to.be.at.most(100);
    expect(new Set(lines.filter((line) => line.startsWith('  out/')).map((line) => line.length)).size).to.equal(1);
    expect(stdout).to.not.contain('\u001b');
  });

  it('tells the same to programs with --json', async () => {
    const cwd = starter('rest-api');
    const { status, stdout, stderr } = await tschalice(['package', '--json', '--stage', 'beta'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    const { files, zipped, unzipped, largest, ...others } = resultOf(stdout);
    const template = JSON.parse(readFileSync(join(cwd, 'out/beta/sam.json'), 'utf8')) as { Resources: object };
    expect(others).to.deep.equal({
      ok: true,
      app: 'orders',
      stage: 'beta',
      functions: others.functions,
      routes: 5,
      resources: Object.keys(template.Resources).length,
      copied: [],
      found: [],
      proof: { functions: ['reports_monthly', 'cleanup', 'token_auth', 'api_handler'], node: process.version, standIns: [], notProved: [] },
      stackName: 'orders-beta',
      deploy: 'tschalice deploy --stage beta --s3-bucket YOUR-BUCKET',
      next: [
        'aws cloudformation package --template-file out/beta/sam.json --s3-bucket YOUR-BUCKET --output-template-file out/beta/packaged.yaml --use-json',
        'aws cloudformation deploy --template-file out/beta/packaged.yaml --stack-name orders-beta --capabilities CAPABILITY_IAM',
      ],
      notes: [],
      problems: [],
    });
    expect(others.functions).to.include.members(['api_handler', 'cleanup', 'token_auth']).and.have.lengthOf(4);
    expect(files).to.deep.equal(outputs.toSorted(byOrder).map((name) => ({ path: `out/beta/${name}`, bytes: statSync(join(cwd, 'out/beta', name)).size })));
    expect(zipped).to.equal(statSync(join(cwd, 'out/beta/deployment.zip')).size);
    expect(unzipped).to.be.greaterThan(zipped);
    expect(largest.map(({ name }) => name)).to.deep.equal(['tschalice', 'app code']);
  });

  it('notes which existing buckets have to send their events to EventBridge, once each, with the command', async () => {
    const declarations = [
      "app.onS3Event('a', { bucket: 'uploads' }, () => {});",
      "app.onS3Event('b', { bucket: 'uploads', prefix: 'in/' }, () => {});",
      "app.onS3Event('c', { bucket: 'live-${AWS::Region}' }, () => {});",
      "app.onS3Event('d', { bucket: { ref: 'Own' } }, () => {});",
    ];
    const own = '{"Resources": {"Own": {"Type": "AWS::S3::Bucket"}}}';
    const cwd = project({ 'app.ts': appWith(declarations.join('\n')), 'own.json': own });
    const { notes } = resultOf((await tschalice(['package', '--json', '--merge-template', 'own.json'], { cwd })).stdout);
    const command = (bucket: string): string =>
      `aws s3api put-bucket-notification-configuration --bucket ${bucket} --notification-configuration '{"EventBridgeConfiguration":{}}'`;
    expect(notes.map((note) => note.command)).to.deep.equal([command('uploads'), command('BUCKET')]);
    expect(notes[0]!.message).to.contain('bucket uploads must send its events to EventBridge').and.contain('replaces');
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${notes[0]!.command}`], { encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(JSON.parse(words.at(-1)!)).to.deep.equal({ EventBridgeConfiguration: {} });

    const { stdout } = await tschalice(['package', '--merge-template', 'own.json'], { cwd });
    expect(stdout).to.match(/bucket uploads must send .*\n.*:\n\n {2}aws s3api put-bucket-notification-configuration --bucket uploads \\\n/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).to.be.at.most(100);
  });

  it('notes the role that API Gateway needs to write logs', async () => {
    const notesWith = async (settings: string): Promise<string[]> => {
      const config = `{"version": "2.0", "app_name": "demo", ${settings}}`;
      const cwd = project({ 'app.ts': appWith("app.get('/', () => '');"), '.chalice/config.json': config });
      return resultOf((await tschalice(['package', '--json'], { cwd })).stdout).notes.map(({ command }) => command.replace(/ --.*/, ''));
    };
    expect(await notesWith('"api_gateway_access_log": true')).to.deep.equal(['aws apigateway update-account']);
    expect(await notesWith('"api_gateway_execution_log": true')).to.deep.equal(['aws apigateway update-account']);
    expect(await notesWith('"api_gateway_execution_log": {"level": "OFF", "metrics": true}')).to.deep.equal([]);
  });

  it('speaks of no routes and no code where an app has none', async () => {
    const { status, stdout } = await tschalice(['package'], { cwd: project({ 'app.ts': appWith('') }) });
    expect(status).to.equal(0);
    expect(stdout).to.match(/^Packaged demo for stage dev: 0 functions, 0 resources\n\n {2}out\/dev\/sam\.json +\d+ B\n\nTo deploy/);
  });

  it('finds the project upwards, and writes to its out/<stage> by default', async () => {
    const cwd = starter('rest-api');
    const { stdout } = await tschalice(['package'], { cwd: join(cwd, 'lib') });
    expect(readdirSync(join(cwd, 'out/dev')).sort()).to.deep.equal(outputs);
    expect(stdout).to.contain('  ../out/dev/sam.json ').and.contain('--template-file ../out/dev/sam.json');
  });

  it('takes the nearest project', async () => {
    const outer = project();
    mkdirSync(join(outer, 'inner/.chalice'), { recursive: true });
    writeFileSync(join(outer, 'inner/.chalice/config.json'), '{"version": "2.0", "app_name": "inner"}');
    writeFileSync(join(outer, 'inner/app.ts'), appWith(''));
    const { stdout } = await tschalice(['package', '--json'], { cwd: join(outer, 'inner') });
    expect(resultOf(stdout).app).to.equal('inner');
  });

  it('counts relative paths from the current folder', async () => {
    const cwd = starter('rest-api');
    writeFileSync(join(cwd, 'lib/more.json'), '{"Outputs": {"More": {"Value": "1"}}}');
    const { status } = await tschalice(['package', 'o', '--merge-template', 'more.json'], { cwd: join(cwd, 'lib') });
    expect(status).to.equal(0);
    expect(readFileSync(join(cwd, 'lib/o/sam.json'), 'utf8')).to.contain('"More"');
  });

  it('counts relative paths from --project-dir when that is given, and shows them from the current folder', async () => {
    const directory = starter('rest-api');
    writeFileSync(join(directory, 'lib/more.json'), '{"Outputs": {"More": {"Value": "1"}}}');
    const cwd = join(directory, 'lib');
    const { status, stdout } = await tschalice(['package', 'o', '--project-dir', '..', '--merge-template', 'lib/more.json', '--json'], { cwd });
    expect(status).to.equal(0);
    expect(existsSync(join(cwd, 'o'))).to.equal(false);
    expect(readFileSync(join(directory, 'o/sam.json'), 'utf8')).to.contain('"More"');
    expect(resultOf(stdout).files.at(-1)!.path).to.equal('../o/sam.json');
  });

  for (const folder of ["it's out", 'a b/c"d', '$HOME', '-out', 'ö;ls', '../o o']) {
    it(`gives commands that a shell takes for the folder ${folder}`, async () => {
      const cwd = join(project(), 'sub');
      mkdirSync(cwd);
      const { stdout } = await tschalice(['package', '--json', '--', folder], { cwd });
      const words = resultOf(stdout).next.map((command) => execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' }).split('\n'));
      const shown = folder.startsWith('-') ? `./${folder}` : folder;
      expect(words[0]!.slice(3, 9)).to.deep.equal([
        '--template-file',
        `${shown}/sam.json`,
        '--s3-bucket',
        'YOUR-BUCKET',
        '--output-template-file',
        `${shown}/packaged.yaml`,
      ]);
      expect(existsSync(join(cwd, words[0]![4]!))).to.equal(true);
      expect(words[1]!.slice(3, 5)).to.deep.equal(['--template-file', `${shown}/packaged.yaml`]);
    });
  }

  it('gives an absolute path where the output is far from the current folder', async () => {
    const cwd = project();
    const out = join(temporaryFolder(), 'o');
    const { stdout } = await tschalice(['package', out, '--json'], { cwd: join(cwd, '.chalice') });
    expect(resultOf(stdout).files.at(-1)!.path).to.equal(`${out}/sam.json`);
  });

  it('makes of any app name a name that a stack may have', async () => {
    const cwd = project({ '.chalice/config.json': '{"version": "2.0", "app_name": "1_my.app"}', 'app.ts': appWith('').replace("'demo'", "'1_my.app'") });
    const { stdout, stderr } = await tschalice(['package', '--json', '--stage', 'be_ta'], { cwd });
    expect(stderr).to.equal('');
    expect(resultOf(stdout).stackName).to.equal('my-app-be-ta');
  });

  it('asks for the capability and the parameters that merged templates need', async () => {
    const merge = JSON.stringify({
      Parameters: { Vpc: { Type: 'String' }, Size: { Type: 'String', Default: 's' } },
      Resources: { Named: { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: 'n', PolicyDocument: {} } } },
    });
    const { stdout } = await tschalice(['package', '--json', '--merge-template', 'm.json'], { cwd: project({ 'm.json': merge }) });
    expect(resultOf(stdout).next[1]).to.match(/ --capabilities CAPABILITY_NAMED_IAM --parameter-overrides Vpc=VALUE$/);
  });

  it('asks for a bucket to deploy a template that is too large for a request', async () => {
    const routes = Array.from({ length: 60 }, (_, index) => `app.get('/r${index}', () => ({}));`).join('\n');
    const { stdout } = await tschalice(['package', '--json'], { cwd: project({ 'app.ts': appWith(routes) }) });
    expect(resultOf(stdout).next[1]).to.match(/ CAPABILITY_IAM --s3-bucket YOUR-BUCKET$/);
  });

  it('shows warnings on standard error and goes on', async () => {
    const cwd = project({
      'app.ts': appWith("app.authorizer('unused', {}, () => new AuthResponse({ routes: [], principalId: 'x' })); app.lambdaFunction('f', () => 1);").replace(
        'Chalice',
        'AuthResponse, Chalice',
      ),
    });
    const { status, stdout, stderr } = await tschalice(['package'], { cwd });
    expect(status).to.equal(0);
    expect(stderr).to.match(/^warning app\.ts:3:\d+: .*unused/);
    expect(stdout).to.match(/^Packaged demo/);
    const asJson = await tschalice(['package', '--json'], { cwd });
    expect(asJson.stderr).to.equal('');
    expect(resultOf(asJson.stdout).problems.map(({ severity }) => severity)).to.deep.equal(['warning']);
  });

  it('warns of the template in the other format that an earlier run has left', async () => {
    const cwd = project();
    await tschalice(['package', 'out'], { cwd });
    const { status, stderr } = await tschalice(['package', '--template-format', 'yaml', 'out'], { cwd });
    expect(status).to.equal(0);
    expect(stderr).to.contain('warning out/sam.json: the template is from an earlier run').and.contain('[template-stale]');
    expect(existsSync(join(cwd, 'out/sam.json'))).to.equal(true);
  });

  it("lets the app's own words through to standard error, so that --json stays JSON", async () => {
    const { stdout, stderr } = await tschalice(['package', '--json'], { cwd: project({ 'app.ts': appWith("console.log('hello');") }) });
    expect(stderr).to.contain('hello');
    expect(resultOf(stdout).ok).to.equal(true);
  });
});

/** As they are written: the template last. */
function byOrder(a: string, b: string): number {
  const order = ['deployment.zip', 'bundle.json', 'swagger.json', 'sam.json'];
  return order.indexOf(a) - order.indexOf(b);
}
