import { expect } from 'chai';
import * as fc from 'fast-check';
import type { Value } from '../../../../src/compiler/cloudformation/template.js';
import type { StageTemplate } from '../../../../src/compiler/iam/deploy/stage-template.js';
import { goldenTemplates } from '../../../golden/golden-templates.js';
import { policyOf, resources, templateWith } from '../../pipeline/sample.js';

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: Value;
  readonly Condition?: Value;
}

function statements(...stages: StageTemplate[]): Statement[] {
  return stages.flatMap((one) => policyOf(one).statements as unknown as Statement[]);
}

/** The resources that an action is allowed on, without `Fn::Sub`; undefined where it is not. */
function allowed(action: string, ...stages: StageTemplate[]): string[] | undefined {
  const found = statements(...stages).filter(({ Action }) => Action.includes(action));
  if (found.length === 0) return undefined;
  return found
    .flatMap(({ Resource }) => [Resource].flat() as (string | { 'Fn::Sub': string })[])
    .map((one) => (typeof one === 'string' ? one : one['Fn::Sub']));
}

const regional = 'arn:${AWS::Partition}:SERVICE:${AWS::Region}:${AWS::AccountId}:';
const arn = (service: string, rest: string): string => regional.replace('SERVICE', service) + rest;
const role = (name: string): string => `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/${name}`;

describe("the deploy role's policy", () => {
  const beta = templateWith(resources);

  it("lets CloudFormation work on what the stages' stacks call their own, and on no other stack's", () => {
    expect(allowed('lambda:CreateFunction', beta, templateWith(resources, 'prod'))).to.deep.equal([
      arn('lambda', 'function:${ApplicationName}-beta-*'),
      arn('lambda', 'function:${ApplicationName}-prod-*'),
    ]);
    expect(allowed('iam:CreateRole', beta)).to.deep.equal([role('${ApplicationName}-beta-*')]);
  });

  it('lets roles be passed only to the services that take them on', () => {
    const passing = statements(beta).find(({ Action }) => Action.includes('iam:PassRole'))!;
    expect(passing.Resource).to.deep.equal({ 'Fn::Sub': role('${ApplicationName}-beta-*') });
    expect(passing.Condition).to.deep.equal({ StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com'] } });
  });

  it('lets a change set include a file only where the template does', () => {
    const transform = (name: string): string => `arn:\${AWS::Partition}:cloudformation:\${AWS::Region}:aws:transform/${name}`;
    const transforms = (stage: StageTemplate): string[] | undefined =>
      allowed('cloudformation:CreateChangeSet', stage)?.filter((one) => one.includes(':transform/'));
    expect(transforms(beta)).to.deep.equal([transform('Serverless-2016-10-31')]);
    expect(transforms({ ...beta, includesFile: true })).to.deep.equal([transform('Serverless-2016-10-31'), transform('Include')]);
  });

  it('holds what SAM makes of an event', () => {
    expect(allowed('lambda:CreateEventSourceMapping', beta)).to.deep.equal(['*']);
    expect(allowed('events:PutRule', beta)).to.equal(undefined);
  });

  it('may read the secrets and parameters that the template refers to, and no others', () => {
    const environment = (API_TOKEN: Value): StageTemplate =>
      templateWith({ ...resources, Told: { Type: 'AWS::Serverless::Function', Properties: { Environment: { Variables: { API_TOKEN } } } } });
    const token = '{{resolve:secretsmanager:orders-prod:SecretString:token}}';
    expect(allowed('secretsmanager:GetSecretValue', beta)).to.equal(undefined);
    expect(allowed('secretsmanager:GetSecretValue', environment(token))).to.deep.equal([arn('secretsmanager', 'secret:orders-prod-??????')]);
    expect(allowed('secretsmanager:GetSecretValue', environment({ 'Fn::Sub': '{{resolve:secretsmanager:orders/${AWS::Region}}}' }))).to.deep.equal([
      arn('secretsmanager', 'secret:orders/${AWS::Region}-??????'),
    ]);
    const whole = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-a1b2c3';
    expect(allowed('secretsmanager:GetSecretValue', environment(`{{resolve:secretsmanager:${whole}:SecretString:token}}`))).to.deep.equal([`${whole}*`]);
    expect(allowed('ssm:GetParameters', environment('{{resolve:ssm:/orders/level:3}} {{resolve:ssm-secure:key}}'))).to.deep.equal([
      arn('ssm', 'parameter/orders/level'),
      arn('ssm', 'parameter/key'),
    ]);
    expect(allowed('ssm:GetParameters', environment(token))).to.equal(undefined);
  });

  it("grants alarms of the stack's name together, however many there are, and others by their names", () => {
    const alarm = (AlarmName?: Value): Value => ({ Type: 'AWS::CloudWatch::Alarm', Properties: { ...(AlarmName !== undefined && { AlarmName }) } });
    const own = ['One', 'Two'].map((name) => [name, alarm({ 'Fn::Sub': `\${AWS::StackName}-${name}` })] as const);
    const stage = templateWith({ ...resources, ...Object.fromEntries(own), Generated: alarm(), Other: alarm('other-errors') });
    expect(allowed('cloudwatch:PutMetricAlarm', stage)).to.deep.equal([
      arn('cloudwatch', 'alarm:${ApplicationName}-beta-*'),
      arn('cloudwatch', 'alarm:other-errors'),
    ]);
  });

  it('reads the uploaded code, and may use SAM', () => {
    const [transform, code] = statements(beta);
    expect(transform).to.deep.include({
      Action: ['cloudformation:CreateChangeSet'],
      Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:cloudformation:${AWS::Region}:aws:transform/Serverless-2016-10-31' },
    });
    expect(code).to.deep.include({ Action: ['s3:GetObject'], Resource: { 'Fn::Sub': '${ApplicationBucket.Arn}/*' } });
  });

  it('is the same in whatever order the template has its resources', () => {
    const turned = Object.fromEntries(Object.entries(resources).reverse());
    expect(statements(templateWith(turned))).to.deep.equal(statements(beta));
  });

  it('has nothing for a type that only another stage has', () => {
    const Logs = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { 'Fn::Sub': '/aws/lambda/${APIHandler}' } } };
    expect(allowed('logs:PutRetentionPolicy', templateWith({ ...resources, Logs }), templateWith(resources, 'prod'))).to.deep.equal([
      arn('logs', 'log-group:/aws/lambda/${ApplicationName}-beta-*'),
    ]);
  });

  const names: readonly { given: string; resource: Value; others?: { readonly [id: string]: Value }; action: string; want: string[] | undefined }[] = [
    {
      given: 'a table with a name',
      resource: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } },
      action: 'dynamodb:CreateTable',
      want: [arn('dynamodb', 'table/orders'), arn('dynamodb', 'table/orders/*')],
    },
    {
      given: 'a table without',
      resource: { Type: 'AWS::DynamoDB::Table' },
      action: 'dynamodb:CreateTable',
      want: [arn('dynamodb', 'table/${ApplicationName}-beta-*')],
    },
    {
      given: 'a queue called after its stack',
      resource: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${AWS::StackName}-jobs' } } },
      action: 'sqs:CreateQueue',
      want: [arn('sqs', '${ApplicationName}-beta-jobs')],
    },
    {
      given: 'a log group with a key',
      resource: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/k' } },
      action: 'logs:AssociateKmsKey',
      want: [arn('logs', 'log-group:${ApplicationName}-beta-*')],
    },
    { given: 'a log group without', resource: { Type: 'AWS::Logs::LogGroup' }, action: 'logs:AssociateKmsKey', want: undefined },
    {
      given: 'a function with a key for its variables',
      resource: { Type: 'AWS::Serverless::Function', Properties: { KmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/k' } },
      action: 'kms:CreateGrant',
      want: ['arn:aws:kms:eu-west-1:123456789012:key/k'],
    },
    {
      given: 'a function with a key of the account',
      resource: {
        Type: 'AWS::Serverless::Function',
        Properties: { KmsKeyArn: { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/k' } },
      },
      action: 'kms:Encrypt',
      want: [arn('kms', 'key/k')],
    },
    {
      given: 'a role with a path',
      resource: { Type: 'AWS::IAM::Role', Properties: { Path: '/service/' } },
      action: 'iam:CreateRole',
      want: [role('service/${ApplicationName}-beta-*')],
    },
    {
      given: 'a role with a name',
      resource: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'worker' } },
      action: 'iam:CreateRole',
      want: [role('worker')],
    },
    {
      given: 'a bucket with a name',
      resource: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'uploads' } },
      action: 's3:CreateBucket',
      want: ['arn:${AWS::Partition}:s3:::uploads'],
    },
    {
      given: 'a layer',
      resource: { Type: 'AWS::Serverless::LayerVersion', Properties: { LayerName: 'shop-beta-layer' } },
      action: 'lambda:PublishLayerVersion',
      want: [arn('lambda', 'layer:shop-beta-layer'), arn('lambda', 'layer:shop-beta-layer:*')],
    },
    {
      given: "a function that uses another stack's layer",
      resource: { Type: 'AWS::Serverless::Function', Properties: { Role: 'arn:aws:iam::1:role/r', Layers: ['arn:aws:lambda:eu-west-1:1:layer:x:3'] } },
      action: 'lambda:GetLayerVersion',
      want: ['arn:aws:lambda:eu-west-1:1:layer:x:3'],
    },
    {
      given: 'a function with a role that exists',
      resource: { Type: 'AWS::Serverless::Function', Properties: { Role: 'arn:aws:iam::1:role/r' } },
      action: 'iam:PassRole',
      want: ['arn:aws:iam::1:role/r'],
    },
    {
      given: 'a function with a role that exists',
      resource: { Type: 'AWS::Serverless::Function', Properties: { Role: 'arn:aws:iam::1:role/r' } },
      action: 'iam:CreateRole',
      want: undefined,
    },
    ...[
      { action: 'codedeploy:CreateApplication', want: [arn('codedeploy', 'application:${ApplicationName}-beta-*')] },
      { action: 'codedeploy:CreateDeployment', want: [arn('codedeploy', 'deploymentgroup:${ApplicationName}-beta-*')] },
      { action: 'codedeploy:CreateDeploymentConfig', want: [arn('codedeploy', 'deploymentconfig:${ApplicationName}-beta-*')] },
      { action: 'application-autoscaling:RegisterScalableTarget', want: [arn('application-autoscaling', 'scalable-target/*')] },
      { action: 'application-autoscaling:PutScalingPolicy', want: [arn('application-autoscaling', 'scalable-target/*')] },
    ].map(({ action, want }) => ({
      given: 'a function that CodeDeploy deploys, with environments that follow their use',
      resource: {
        Type: 'AWS::Serverless::Function',
        Properties: { AutoPublishAlias: 'live', DeploymentPreference: { Type: { Ref: 'Steps' }, Role: 'arn:aws:iam::1:role/r' } },
      },
      others: {
        Steps: { Type: 'AWS::CodeDeploy::DeploymentConfig' },
        Target: { Type: 'AWS::ApplicationAutoScaling::ScalableTarget' },
        Policy: { Type: 'AWS::ApplicationAutoScaling::ScalingPolicy' },
      },
      action,
      want,
    })),
    {
      given: 'a schedule with a name',
      resource: { Type: 'AWS::Serverless::Function', Properties: { Role: 'r', Events: { S: { Type: 'Schedule', Properties: { Name: 'daily' } } } } },
      action: 'events:PutRule',
      want: [arn('events', 'rule/daily'), arn('events', 'rule/*/daily')],
    },
    {
      given: 'a schedule in a time zone',
      resource: { Type: 'AWS::Serverless::Function', Properties: { Role: 'r', Events: { S: { Type: 'ScheduleV2', Properties: { OmitName: true } } } } },
      action: 'scheduler:CreateSchedule',
      want: [arn('scheduler', 'schedule/*/${ApplicationName}-beta-*')],
    },
    {
      given: 'a schedule in a time zone, for which SAM makes a role',
      resource: { Type: 'AWS::Serverless::Function', Properties: { Role: 'r', Events: { S: { Type: 'ScheduleV2', Properties: { OmitName: true } } } } },
      action: 'iam:CreateRole',
      want: [role('${ApplicationName}-beta-*')],
    },
    {
      given: 'a route without an API, for which SAM makes one',
      resource: { Type: 'AWS::Serverless::Function', Properties: { Role: 'r', Events: { S: { Type: 'Api', Properties: { Path: '/', Method: 'get' } } } } },
      action: 'apigateway:UpdateRestApiPolicy',
      want: ['arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/*'],
    },
    {
      given: 'a schedule with a queue for what fails',
      resource: {
        Type: 'AWS::Serverless::Function',
        Properties: { Role: 'r', Events: { S: { Type: 'Schedule', Properties: { DeadLetterConfig: { Type: 'SQS' } } } } },
      },
      action: 'sqs:CreateQueue',
      want: [arn('sqs', '${ApplicationName}-beta-*')],
    },
    {
      given: 'a function in a VPC',
      resource: { Type: 'AWS::Serverless::Function', Properties: { Role: 'arn:aws:iam::1:role/r', VpcConfig: {} } },
      action: 'ec2:DescribeSubnets',
      want: ['*'],
    },
    {
      given: 'a function that has SAM make its role',
      resource: { Type: 'AWS::Serverless::Function' },
      action: 'iam:AttachRolePolicy',
      want: [role('${ApplicationName}-beta-*')],
    },
    {
      given: "a custom resource of the stack's own function",
      resource: { Type: 'Custom::Seed', Properties: { ServiceToken: { 'Fn::GetAtt': ['APIHandler', 'Arn'] } } },
      others: resources,
      action: 'lambda:InvokeFunction',
      want: [arn('lambda', 'function:${ApplicationName}-beta-*')],
    },
    {
      given: 'an edge-optimised domain',
      resource: { Type: 'AWS::ApiGateway::DomainName', Properties: { CertificateArn: 'arn:x' } },
      action: 'cloudfront:UpdateDistribution',
      want: ['*'],
    },
    {
      given: 'a regional domain',
      resource: { Type: 'AWS::ApiGateway::DomainName', Properties: { RegionalCertificateArn: 'arn:x' } },
      action: 'cloudfront:UpdateDistribution',
      want: undefined,
    },
  ];
  for (const { given, resource, others = {}, action, want } of names) {
    it(`of ${given} ${want === undefined ? 'lacks' : 'has'} ${action}`, () =>
      expect(allowed(action, templateWith({ ...others, Made: resource }))).to.deep.equal(want));
  }

  it('allows managed policies that the template names, and no others', () => {
    const Properties = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess', { Ref: 'Own' }] };
    const attaching = statements(templateWith({ Made: { Type: 'AWS::IAM::Role', Properties }, Own: { Type: 'AWS::IAM::ManagedPolicy' } }));
    expect(attaching.find(({ Action }) => Action.includes('iam:AttachRolePolicy'))!.Condition).to.deep.equal({
      ArnLike: {
        'iam:PolicyARN': [
          'arn:aws:iam::aws:policy/ReadOnlyAccess',
          { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/${ApplicationName}-beta-*' },
        ],
      },
    });
    expect(allowed('iam:AttachRolePolicy', beta)).to.equal(undefined);
  });

  it('knows long stack names by what CloudFormation keeps of them', () => {
    const stack = { name: 'a-rather-long-application-name-beta', live: '${ApplicationName}-beta' };
    expect(allowed('iam:CreateRole', { stack, template: { Resources: resources } })).to.deep.equal([role('a-rather-long-applicatio*')]);
  });

  it('knows buckets by small letters', () => {
    const stack = { name: 'Shop-beta', live: '${ApplicationName}-beta' };
    expect(allowed('s3:CreateBucket', { stack, template: { Resources: { Made: { Type: 'AWS::S3::Bucket' } } } })).to.deep.equal([
      'arn:${AWS::Partition}:s3:::shop-beta-*',
    ]);
  });

  it('takes whatever a merged template holds', () => {
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, '', 'Made', '${Made}', '__proto__', 7, 'arn:${x}', '${'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.record({ 'Fn::Sub': fc.array(tie('value'), { minLength: 1, maxLength: 2 }) }, { noNullPrototype: true }),
        fc.dictionary(fc.constantFrom('Fn::Sub', 'Fn::Join', 'Ref', 'Service', 'Principal', 'Type', 'Role'), tie('value'), {
          maxKeys: 1,
          noNullPrototype: true,
        }),
      ) as fc.Arbitrary<Value>,
    }));
    const names = ['Role', 'RoleName', 'FunctionName', 'LogGroupName', 'Path', 'Layers', 'ServiceToken', 'ManagedPolicyArns', 'Events'];
    const trust = fc.oneof(value, fc.record({ Statement: value }), fc.record({ Statement: fc.array(fc.oneof(value, fc.record({ Principal: value }))) }));
    const record = fc.record(
      { ...Object.fromEntries(names.map((name) => [name, value])), AssumeRolePolicyDocument: trust },
      { requiredKeys: [], noNullPrototype: true },
    );
    const types = ['AWS::Serverless::Function', 'AWS::IAM::Role', 'AWS::Serverless::StateMachine', 'AWS::Logs::LogGroup', 'Custom::X', '__proto__'];
    const property = fc.property(fc.constantFrom(...types), fc.oneof(value, record as fc.Arbitrary<Value>), value, (Type, Properties, other) => {
      const { statements: all } = policyOf(templateWith({ Made: { Type, Properties }, Other: other, '': { Type, Properties: { RoleName: other } } }));
      expect(JSON.stringify(all)).to.not.contain('undefined');
    });
    fc.assert(property, { numRuns: 2000, seed: 1 });
  });

  const unlisted: readonly { type: string; granted: string[] }[] = [
    { type: 'AWS::Cognito::UserPool', granted: ['cognito-idp:*', 'cognito-identity:*'] },
    { type: 'AWS::StepFunctions::Activity', granted: ['states:*'] },
    { type: 'AWS::SDB::Domain', granted: ['sdb:*'] },
    { type: 'AWS::IAM::User', granted: [] },
    { type: 'AWS::CloudFormation::Stack', granted: [] },
    { type: 'AWS::Serverless::Application', granted: [] },
    { type: 'Some::Third::Party', granted: [] },
    { type: 'odd', granted: [] },
    { type: '__proto__', granted: [] },
  ];
  for (const { type, granted } of unlisted) {
    it(`says that it grants ${granted.join(' and ') || 'nothing'} for ${type}`, () => {
      const policy = policyOf(templateWith({ Made: { Type: type } }));
      expect(policy.wide.map(({ logicalId, path }) => [logicalId, ...path])).to.deep.equal(granted.length === 0 ? [] : [['Made', 'Type']]);
      expect(policy.lacking).to.deep.equal(granted.length === 0 ? [{ logicalId: 'Made', type }] : []);
      expect(
        (policy.statements as unknown as Statement[]).filter(({ Action }) => Action.some((action) => action.endsWith(':*'))).map(({ Action }) => Action),
      ).to.deep.equal(granted.length === 0 ? [] : [granted]);
    });
  }

  it('names the alias of a key, but not the key, whose ID is random', () => {
    const made = { Key: { Type: 'AWS::KMS::Key' }, Alias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/orders' } } };
    const { statements: all, lacking } = policyOf(templateWith(made));
    const resources = (all as unknown as Statement[])
      .filter(({ Action }) => Action.includes('kms:CreateAlias'))
      .map(({ Resource }) => JSON.stringify(Resource));
    expect(lacking).to.deep.equal([]);
    expect(resources.join()).to.include(':alias/orders').and.to.include(':key/*').and.not.to.include(':alias/*');
  });

  it('knows every type that the golden cases hold, and grants none of them all of IAM', () => {
    const unknown = [...goldenTemplates].flatMap(([file, template]) => {
      // One that AWS refuses is not deployed.
      if (!file.endsWith('/sam.json')) return [];
      const { statements: all, wide, lacking } = policyOf({ stack: { name: 'shop-beta', live: '${ApplicationName}-beta' }, template });
      expect(
        (all as unknown as Statement[]).flatMap(({ Action }) => Action),
        file,
      ).to.satisfy((actions: string[]) => !actions.includes('*') && !actions.includes('iam:*'));
      return [...wide.map(({ message }) => message), ...lacking.map(({ type }) => type)];
    });
    expect([...new Set(unknown)].filter((type) => !type.startsWith('AWS::SDB'))).to.deep.equal([]);
  });
});
