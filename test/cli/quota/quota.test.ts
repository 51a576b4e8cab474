import { expect } from 'chai';
import type { QuotaResult } from '../../../src/cli/quota/result.js';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';
import { schemaErrors } from '../terminal/result-schema.js';

const topics = (count: number): string =>
  JSON.stringify({ Resources: Object.fromEntries(Array.from({ length: count }, (_, index) => [`T${index}`, { Type: 'AWS::SNS::Topic' }])) });
const app = appWith("app.get('/a/b', () => ({}));\napp.lambdaFunction('worker', () => 1);");
const projectWith = (merge: string, settings: object = {}): string =>
  project({
    'app.ts': app,
    'merge.json': merge,
    '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'demo', merge_templates: ['merge.json'], ...settings }),
  });

describe('tschalice quota', () => {
  after(removeFolders);

  it('shows what is used, the most first, and nothing of what is not used', async () => {
    const { status, stdout, stderr } = await tschalice(['quota'], { cwd: projectWith(topics(100)) });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).to.equal('Of what AWS allows, stage dev uses');
    const percents = lines.slice(2, lines.indexOf('', 2)).map((line) => parseInt(line, 10));
    expect(percents).to.deep.equal([...percents].sort((a, b) => b - a));
    expect(stdout).to.match(/^ +21 % +107 of 500 resources +the stack +CloudFormation$/m);
    expect(stdout).to.match(/^ +0 % +2 of 300 resources +the paths of RestAPI +API Gateway, which AWS can raise$/m);
    expect(stdout).not.to.contain('mappings');
  });

  it('shows what package would refuse, with its biggest parts, and ends with status 1', async () => {
    const cwd = projectWith(topics(500));
    const { status, stdout, stderr } = await tschalice(['quota'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 1, stderr: '' });
    expect(stdout).to.contain(`too much: the stack, 507 of 500 resources
  500  AWS::SNS::Topic
  2  AWS::Lambda::Function
  move functions to another app, or resources of merge templates to a stack of their own
`);
    expect((await tschalice(['package'], { cwd })).stderr).to.contain('[stack-resources]');
  });

  it('warns of what is near, with status 0', async () => {
    const { status, stdout } = await tschalice(['quota'], { cwd: projectWith(topics(400)) });
    expect(status).to.equal(0);
    expect(stdout).to.contain('nearly used up: the stack, 407 of 500 resources\n');
  });

  it('prints all as JSON, as the schema says', async () => {
    const { status, stdout } = await tschalice(['quota', '--json'], { cwd: projectWith(topics(500)) });
    const result = JSON.parse(stdout) as QuotaResult;
    expect(schemaErrors(result)).to.deep.equal([]);
    expect({ status, ok: result.ok, problems: result.problems, notCounted: result.notCounted }).to.deep.equal({
      status: 1,
      ok: false,
      problems: [],
      notCounted: [],
    });
    const { parts, ...first } = result.quotas[0]!;
    expect(first).to.deep.equal({
      quota: 'stack-resources',
      subject: null,
      used: 507,
      likely: 507,
      limit: 500,
      counted: 'resources',
      percent: 102,
      kind: 'fixed',
      service: 'CloudFormation',
      state: 'exceeded',
      name: 'the stack',
      fix: 'move functions to another app, or resources of merge templates to a stack of their own',
    });
    expect(parts[0]).to.deep.equal({ name: 'AWS::SNS::Topic', amount: 500 });
    expect(result.quotas.filter(({ quota }) => quota === 'function-layers').map(({ subject }) => subject)).to.deep.equal(['Worker', 'APIHandler']);
    expect(result.quotas.map(({ quota }) => quota)).to.include.members(['template-size', 'package-unzipped', 'package-zipped']);
  });

  it('says what it cannot count', async () => {
    const merge = JSON.stringify({
      Transform: ['AWS::Serverless-2016-10-31', 'Own'],
      Resources: { App: { Type: 'AWS::Serverless::Application', Properties: { Location: 'x' } } },
    });
    const { stdout } = await tschalice(['quota'], { cwd: projectWith(merge) });
    expect(stdout).to.contain('Not counted: what the macro adds.\nNot counted: what App (AWS::Serverless::Application) adds.\n');
  });

  it('reports what is wrong with the project instead', async () => {
    const { status, stdout, stderr } = await tschalice(['quota'], { cwd: projectWith('{') });
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
    expect(stderr).to.contain('[merge-not-json]');
  });
});
