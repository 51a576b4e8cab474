import { expect } from 'chai';
import { handler } from '../model/modelled.js';
import { problemsWith, shown, withWork } from './merged.js';

const live = { lambda_alias: 'live' };
const fix = 'refer to the alias, with {"Ref": "Work.Alias"}';
const rest = ', and not its alias: it gets new code at once, whatever the alias points at';

async function told(yaml: string, settings: object = live): Promise<string[]> {
  const problems = await problemsWith(withWork, yaml, settings);
  return problems.filter(({ code }) => code === 'alias-bypassed').map(shown);
}

describe('a deployment by CodeDeploy', () => {
  const missing = async (yaml: string, settings: object = {}): Promise<string[]> =>
    (await problemsWith(withWork, yaml, settings)).filter(({ code }) => code === 'alias-missing').map(shown);
  const preference = 'DeploymentPreference: {Type: AllAtOnce}';
  const told = 'Work has a DeploymentPreference, but no alias that CodeDeploy could move; add AutoPublishAlias, with a name such as live';

  it('needs an alias', async () => {
    expect(await missing(`Resources:\n  Work: {Properties: {${preference}}}\n`)).to.deep.equal([`error alias-missing m0.yaml:2:23 ${told}`]);
    expect(await missing(`Globals: {Function: {${preference}}}\n`)).to.deep.equal([`error alias-missing m0.yaml:1:22 ${told}`]);
  });

  it('is told once for all functions that have it from Globals', async () => {
    const yaml = `Globals: {Function: {${preference}}}\n`;
    const problems = await problemsWith((app) => ['work', 'rest', 'sleep'].forEach((name) => app.lambdaFunction(name, handler)), yaml);
    expect(problems.filter(({ code }) => code === 'alias-missing').map(shown)).to.deep.equal([
      `error alias-missing m0.yaml:1:22 ${told.replace('Work has', 'Work, Rest and Sleep have')}`,
    ]);
  });

  it('has one', async () => {
    expect(await missing(`Resources:\n  Work: {Properties: {AutoPublishAlias: live, ${preference}}}\n`)).to.deep.equal([]);
    expect(await missing(`Globals: {Function: {${preference}}}\n`, live)).to.deep.equal([]);
    expect(await missing('Resources:\n  Work: {Properties: {DeploymentPreference: {Enabled: false, Type: AllAtOnce}}}\n')).to.deep.equal([]);
  });
});

describe('an alarm that deployment_preference names', () => {
  it('is told of where it is named', async () => {
    const found = await problemsWith(withWork, 'Outputs: {}\n', { deployment_preference: { alarms: ['${Nowhere}'] } });
    const unknown = found.filter(({ code }) => code === 'reference-unknown');
    expect(unknown.map(({ where }) => [where.file, where.path])).to.deep.equal([[unknown[0]!.where.file, ['deployment_preference']]]);
    expect(unknown[0]!.where.file).to.contain('config');
  });
});

describe('what a function publishes', () => {
  const rows: readonly (readonly [properties: string, told: readonly string[], settings?: object])[] = [
    ['AutoPublishAlias: live', []],
    ["AutoPublishAlias: ''", []],
    ['AutoPublishAlias: !Ref Given', []],
    ['AutoPublishAlias: !Ref Wrong', ['error alias-name m0.yaml:3:23']],
    ['AutoPublishAlias: 7', ['error alias-name m0.yaml:3:23']],
    ["AutoPublishAlias: '7'", ['error alias-name m0.yaml:3:23']],
    ['AutoPublishAlias: a b', ['error alias-name m0.yaml:3:23']],
    ['AutoPublishAlias: [a]', ['error alias-name m0.yaml:3:23']],
    ['AutoPublishAlias: !Sub "${Given}"', ['error alias-name m0.yaml:3:23']],
    ['AutoPublishAlias: null', [], live],
    ['AutoPublishAlias: null', ['error alias-missing m0.yaml:3:23'], { deployment_preference: true }],
    ['AutoPublishAlias: null', ['error alias-missing m0.yaml:3:23'], { provisioned_concurrency: 1 }],
    ['ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}', ['error alias-missing m0.yaml:3:23']],
    ['ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}', [], live],
    ['AutoPublishAlias: null, DeploymentPreference: null', [], { deployment_preference: true }],
  ];
  for (const [properties, wanted, settings = {}] of rows) {
    it(`${properties} with ${JSON.stringify(settings)}`, async () => {
      const yaml = `Parameters: {Given: {Type: String}, Wrong: {Type: String, Default: a b}}\nResources:\n  Work: {Properties: {${properties}}}\n`;
      const found = (await problemsWith(withWork, yaml, settings)).filter(({ code }) => ['alias-name', 'alias-missing'].includes(code)).map(shown);
      expect(found.map((one) => one.split(' ').slice(0, 3).join(' '))).to.deep.equal(wanted);
    });
  }
});

describe('calls of a function that go past its alias', () => {
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions';
  const refused: readonly (readonly [what: string, id: string, resource: string])[] = [
    ['a rule', 'A', '{Type: AWS::Events::Rule, Properties: {Targets: [{Id: a, Arn: !GetAtt Work.Arn}]}}'],
    ['a schedule', 'A', '{Type: AWS::Scheduler::Schedule, Properties: {Target: {Arn: !GetAtt [Work, Arn]}}}'],
    ['a subscription', 'A', '{Type: AWS::SNS::Subscription, Properties: {Endpoint: !Sub "${Work.Arn}"}}'],
    ['a mapping', 'A', '{Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Work}}'],
    ['a bucket', 'A', '{Type: AWS::S3::Bucket, Properties: {NotificationConfiguration: {LambdaConfigurations: [{Function: !GetAtt Work.Arn}]}}}'],
    ['an integration', 'A', `{Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: !Sub "${uri}/\${Work.Arn}/invocations"}}`],
    ['joined texts', 'A', `{Type: AWS::ApiGateway::Method, Properties: {Integration: {Uri: !Join ["", ["${uri}/", !GetAtt Work.Arn, /invocations]]}}}`],
    ['a variable', 'A', '{Type: AWS::Logs::SubscriptionFilter, Properties: {DestinationArn: !Sub ["${F}", {F: !GetAtt Work.Arn}]}}'],
    ['a condition', 'A', '{Type: AWS::Pipes::Pipe, Properties: {Target: !If [C, !GetAtt Work.Arn, x]}}'],
    ['a custom resource', 'A', '{Type: Custom::Seed, Properties: {ServiceToken: !GetAtt Work.Arn}}'],
    ['a document', 'A', `{Type: AWS::Serverless::Api, Properties: {DefinitionBody: {paths: {/a: {get: {x: {uri: !Sub "${uri}/\${Work.Arn}/invocations"}}}}}}}`],
    ['a definition', 'A', '{Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionSubstitutions: {F: !GetAtt Work.Arn}}}'],
  ];
  for (const [what, id, resource] of refused) {
    it(`are told of ${what}`, async () => {
      const found = await told(`Conditions: {C: !Equals [a, b]}\nResources:\n  ${id}: ${resource}\n`);
      expect(found).to.have.lengthOf(1);
      expect(found[0]).to.match(/^warning alias-bypassed m0\.yaml:3:\d+ /);
      expect(found[0]).to.contain(`A calls Work itself${rest}; ${fix}`);
    });
  }

  it('are told of a permission, which is of the function alone', async () => {
    const found = await told('Resources:\n  P: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref Work}}\n');
    expect(found.map((one) => one.replace(/^\S+ \S+ \S+ /, ''))).to.deep.equal([`P permits calls of Work itself, and not of its alias; ${fix}`]);
  });

  it('are told of an alias that a merge template gives', async () => {
    const template = 'Resources:\n  Work: {Properties: {AutoPublishAlias: live}}\n  A: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Ref Work}}\n';
    expect(await told(template, {})).to.have.lengthOf(1);
    const globals = 'Globals: {Function: {AutoPublishAlias: live}}\nResources:\n  A: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Ref Work}}\n';
    expect(await told(globals, {})).to.have.lengthOf(1);
  });

  const accepted: readonly string[] = [
    '{Type: AWS::Events::Rule, Properties: {Targets: [{Id: a, Arn: !Ref Work.Alias}]}}',
    '{Type: AWS::Events::Rule, Properties: {Targets: [{Id: a, Arn: !Ref WorkAliaslive}]}}',
    '{Type: AWS::Events::Rule, Properties: {Targets: [{Id: a, Arn: !Sub "${Work.Arn}:live"}]}}',
    '{Type: AWS::Serverless::Api, Properties: {DefinitionBody: {x: !Sub ["${F}:live", {F: !GetAtt Work.Arn}]}}}',
    '{Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Join [":", [!GetAtt Work.Arn, live]]}}',
    '{Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Join ["", [!GetAtt Work.Arn, ":live"]]}}',
    '{Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Sub "${Work.Version}"}}',
    // These call nothing.
    '{Type: AWS::CloudWatch::Alarm, Properties: {Dimensions: [{Name: FunctionName, Value: !Ref Work}]}}',
    '{Type: AWS::SSM::Parameter, Properties: {Value: !GetAtt Work.Arn}}',
    '{Type: AWS::Events::Rule, Properties: {Description: !Ref Work}}',
  ];
  for (const resource of accepted) it(`are not seen in ${resource}`, async () => expect(await told(`Resources:\n  A: ${resource}\n`)).to.deep.equal([]));

  it('are no calls of a function without an alias, nor those that we write', async () => {
    expect(await told('Resources:\n  A: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Ref Work}}\n', {})).to.deep.equal([]);
    expect(await told('Resources:\n  A: {Type: AWS::SQS::Queue}\n')).to.deep.equal([]);
  });
});
