import { expect } from 'chai';
import { parse } from 'yaml';
import { pipelineTemplate } from '../../../src/compiler/pipeline/pipeline-template.js';
import { noSafeguards, type Safeguards } from '../../../src/compiler/pipeline/safeguards.js';
import { workflow } from '../../../src/compiler/pipeline/workflow.js';
import { fixed, settings, skeleton, stage } from './sample.js';

interface Pipeline {
  readonly PipelineType?: string;
  readonly Triggers?: unknown;
  readonly Stages: readonly {
    readonly Name: string;
    readonly OnFailure?: unknown;
    readonly OnSuccess?: unknown;
    readonly Actions: readonly { readonly Name: string; readonly RunOrder: number; readonly Configuration: object }[];
  }[];
}

const stages = [stage('beta'), stage('prod', { needsApproval: true })];

function pipeline(changes: Partial<Safeguards>, source: 'connection' | 'codecommit' = 'connection'): Pipeline {
  const given = settings({ source, stages, safeguards: { ...noSafeguards, ...changes } });
  return pipelineTemplate(given, fixed, 'build').Resources['AppPipeline']!.Properties as unknown as Pipeline;
}

function actions(changes: Partial<Safeguards>, index: number): string[] {
  return pipeline(changes).Stages[index]!.Actions.map(({ Name, RunOrder }) => `${RunOrder} ${Name}`);
}

describe('the safeguards of a pipeline', () => {
  it('change nothing where there are none', () => {
    const given = settings({ stages });
    expect(pipelineTemplate({ ...given, safeguards: noSafeguards }, fixed, 'build', undefined)).to.deep.equal(pipelineTemplate(given, fixed, 'build'));
    expect(workflow(skeleton, { ...given, safeguards: noSafeguards })).to.equal(workflow(skeleton, given));
  });

  const used: readonly Partial<Safeguards>[] = [
    { smokeTest: 'true' },
    { onFailure: 'retry' },
    { alarms: { beta: [{ name: 'a', region: undefined }] } },
    { branches: ['a'] },
    { paths: ['a'] },
  ];
  for (const one of used) {
    it(`need the type V2: ${JSON.stringify(one)}`, () => {
      expect(pipeline(one).PipelineType).to.equal('V2');
    });
  }

  it('test each stage after it is deployed, and after its approval', () => {
    expect(actions({ smokeTest: 'true' }, 2)).to.deep.equal(['1 CreateBetaChangeSet', '2 ExecuteChangeSet', '3 SmokeTest']);
    expect(actions({ smokeTest: 'true' }, 3)).to.deep.equal(['1 CreateProdChangeSet', '2 ApproveChangeSet', '3 ExecuteChangeSet', '4 SmokeTest']);
    expect(pipeline({ smokeTest: 'true' }).Stages[3]!.Actions[3]!.Configuration).to.deep.include({
      EnvironmentVariables: '[{"name":"STAGE","value":"prod","type":"PLAINTEXT"},{"name":"OUTPUTS","value":"AppDeploymentValuesProd","type":"PLAINTEXT"}]',
    });
  });

  it('let the role of the test do nothing to the app', () => {
    const { Resources } = pipelineTemplate(settings({ stages, safeguards: { ...noSafeguards, smokeTest: 'true' } }), fixed, 'build', 'test');
    const text = JSON.stringify(Resources['SmokeTestRole']);
    expect([...text.matchAll(/"(\w+:\w+)"/g)].map(([, name]) => name)).to.have.members([
      'sts:AssumeRole',
      'aws:SourceAccount',
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:GetObject',
      's3:GetObjectVersion',
    ]);
    expect(Resources['AppSmokeTest']!.Properties['Source']).to.deep.equal({ Type: 'CODEPIPELINE', BuildSpec: 'test' });
  });

  it('take back the stages that fail, and no others', () => {
    const { Stages } = pipeline({ onFailure: 'rollback', alarms: { prod: ['one', 'two'].map((name) => ({ name, region: undefined })) }, watchMinutes: 3 });
    expect(Stages.map(({ OnFailure }) => OnFailure)).to.deep.equal([undefined, undefined, { Result: 'ROLLBACK' }, { Result: 'ROLLBACK' }]);
    const rule = (name: string, alarm: string): object => ({
      Name: name,
      RuleTypeId: { Category: 'Rule', Owner: 'AWS', Provider: 'CloudWatchAlarm', Version: '1' },
      Configuration: { AlarmName: alarm, AlarmStates: 'ALARM', WaitTime: '3' },
    });
    expect(Stages.map(({ OnSuccess }) => OnSuccess)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      { Conditions: [{ Result: 'ROLLBACK', Rules: [rule('Alarm1', 'one'), rule('Alarm2', 'two')] }] },
    ]);
  });

  it('filter what starts it, so that nothing else does', () => {
    const { Triggers, Stages } = pipeline({ paths: ['src/**', '!docs/**'] });
    const push = [{ Branches: { Includes: [{ Ref: 'SourceBranch' }] }, FilePaths: { Includes: ['src/**'], Excludes: ['docs/**'] } }];
    expect(Triggers).to.deep.equal([{ ProviderType: 'CodeStarSourceConnection', GitConfiguration: { SourceActionName: 'Source', Push: push } }]);
    expect(Stages[0]!.Actions[0]!.Configuration).to.deep.include({ DetectChanges: false });
  });
});

describe('the smoke test of a workflow', () => {
  const command = 'if test "$STAGE" = \'STAGE: STACK\'; then\n  exit 1\nfi';
  const jobs = (onFailure: Safeguards['onFailure']) =>
    (
      parse(workflow(skeleton, settings({ stages, safeguards: { ...noSafeguards, smokeTest: command, onFailure } }))) as {
        jobs: { [id: string]: { permissions: object; steps: { id?: string; if?: string; run?: string; env?: { [name: string]: string } }[] } };
      }
    ).jobs;

  it('runs the command as it is, without the credentials of the deployment', () => {
    const { steps, permissions } = jobs(undefined)['deploy-beta']!;
    const test = steps.find(({ id }) => id === 'smoke-test')!;
    expect(test.run).to.equal(`${command}\n`);
    expect(test.env).to.deep.equal({
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_SESSION_TOKEN: '',
      ENDPOINT_URL: '${{ steps.url.outputs.url }}',
      STAGE: 'beta',
    });
    expect(permissions).to.deep.equal({ 'id-token': 'write', contents: 'read' });
    expect(steps.at(-1)).to.equal(test);
  });

  it('deploys what was there before, if it fails and if that is asked for', () => {
    const { steps } = jobs('rollback')['deploy-prod']!;
    const last = steps.at(-1)!;
    expect(last.if).to.equal("failure() && steps.smoke-test.outcome == 'failure' && hashFiles('previous.template') != ''");
    expect(last.run).to.match(/^aws cloudformation deploy --template-file previous\.template --stack-name shop-prod /);
    expect(steps.findIndex(({ run }) => run?.includes('get-template'))).to.be.below(steps.findIndex(({ id }) => id === 'deploy'));
  });
});
