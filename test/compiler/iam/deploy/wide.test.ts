import { expect } from 'chai';
import type { Value } from '../../../../src/compiler/cloudformation/template.js';
import type { DeployPolicy } from '../../../../src/compiler/iam/deploy/deploy-policy.js';
import { policyOf, templateWith } from '../../pipeline/sample.js';

interface Row {
  readonly given: string;
  /** A resource that uses the parameter P. */
  readonly resource: { readonly Type: string; readonly Properties: { readonly [name: string]: Value } };
  /** The default with which the role is narrow. */
  readonly value: string;
  readonly path: string;
  readonly action: string;
  /** What the action is allowed on with the default, and without; or the condition. */
  readonly narrow: string;
  readonly open: string;
}

const P = { Ref: 'P' };
const iam = (rest: string): string => `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:${rest}`;
const regional = (service: string, rest: string): string => `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`;
const fn = { Role: 'arn:aws:iam::1:role/r' };

const rows: readonly Row[] = [
  {
    given: 'the name of a role',
    resource: { Type: 'AWS::IAM::Role', Properties: { RoleName: P } },
    value: 'worker',
    path: 'Properties.RoleName',
    action: 'iam:CreateRole',
    narrow: iam('role/worker'),
    open: iam('role/*'),
  },
  {
    given: 'the path of a role',
    resource: { Type: 'AWS::IAM::Role', Properties: { Path: P } },
    value: '/x/',
    path: 'Properties.Path',
    action: 'iam:CreateRole',
    narrow: iam('role/x/${ApplicationName}-beta-*'),
    open: iam('role/*${ApplicationName}-beta-*'),
  },
  {
    given: 'a part of a name of a bucket',
    resource: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': '${P}-files' } } },
    value: 'orders',
    path: 'Properties.BucketName',
    action: 's3:CreateBucket',
    narrow: 'arn:${AWS::Partition}:s3:::orders-files',
    open: 'arn:${AWS::Partition}:s3:::*-files',
  },
  {
    given: 'the name of a queue',
    resource: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Join': ['-', [P, 'jobs']] } } },
    value: 'orders',
    path: 'Properties.QueueName',
    action: 'sqs:DeleteQueue',
    narrow: regional('sqs', 'orders-jobs'),
    open: regional('sqs', '*-jobs'),
  },
  {
    given: 'the name of a table of SAM',
    resource: { Type: 'AWS::Serverless::SimpleTable', Properties: { TableName: P } },
    value: 'orders',
    path: 'Properties.TableName',
    action: 'dynamodb:CreateTable',
    narrow: regional('dynamodb', 'table/orders'),
    open: regional('dynamodb', 'table/*'),
  },
  {
    given: 'the role of a function',
    resource: { Type: 'AWS::Serverless::Function', Properties: { Role: P } },
    value: 'arn:aws:iam::1:role/r',
    path: 'Properties.Role',
    action: 'iam:PassRole',
    narrow: 'arn:aws:iam::1:role/r',
    open: iam('role/*'),
  },
  {
    given: 'the name of the role of a function',
    resource: { Type: 'AWS::Serverless::Function', Properties: { Role: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${P}' } } },
    value: 'r',
    path: 'Properties.Role',
    action: 'iam:PassRole',
    narrow: iam('role/r'),
    open: iam('role/*'),
  },
  {
    given: 'a role deep in a resource',
    resource: { Type: 'AWS::Scheduler::Schedule', Properties: { Name: 'n', Target: { RoleArn: P } } },
    value: 'arn:aws:iam::1:role/r',
    path: 'Properties.Target.RoleArn',
    action: 'iam:PassRole',
    narrow: 'arn:aws:iam::1:role/r',
    open: iam('role/*'),
  },
  {
    given: 'a managed policy',
    resource: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [P] } },
    value: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    path: 'Properties.ManagedPolicyArns',
    action: 'iam:AttachRolePolicy',
    narrow: '{"ArnLike":{"iam:PolicyARN":["arn:aws:iam::aws:policy/ReadOnlyAccess"]}}',
    open: 'no condition',
  },
  {
    given: 'the layers of a function',
    resource: { Type: 'AWS::Serverless::Function', Properties: { ...fn, Layers: [P] } },
    value: 'arn:aws:lambda:eu-west-1:1:layer:x:3',
    path: 'Properties.Layers',
    action: 'lambda:GetLayerVersion',
    narrow: 'arn:aws:lambda:eu-west-1:1:layer:x:3',
    open: 'arn:${AWS::Partition}:lambda:${AWS::Region}:*:layer:*:*',
  },
  {
    given: 'what makes a custom resource',
    resource: { Type: 'Custom::Seed', Properties: { ServiceToken: P } },
    value: 'arn:aws:sns:eu-west-1:1:seed',
    path: 'Properties.ServiceToken',
    action: 'sns:Publish',
    narrow: 'arn:aws:sns:eu-west-1:1:seed',
    open: 'nothing',
  },
  {
    given: 'the name of a domain',
    resource: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName: P, RegionalCertificateArn: 'arn:x' } },
    value: 'api.example.com',
    path: 'Properties.DomainName',
    action: 'apigateway:PATCH',
    narrow: 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/domainnames/api.example.com',
    open: 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/domainnames/*',
  },
  {
    given: 'the domain of a mapping',
    resource: { Type: 'AWS::ApiGatewayV2::ApiMapping', Properties: { DomainName: P } },
    value: 'api.example.com',
    path: 'Properties.DomainName',
    action: 'apigateway:DELETE',
    narrow: 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/domainnames/api.example.com',
    open: 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/domainnames/*',
  },
  {
    given: 'the topic of a subscription',
    resource: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: P } },
    value: 'arn:aws:sns:eu-west-1:1:news',
    path: 'Properties.TopicArn',
    action: 'sns:Subscribe',
    narrow: 'arn:aws:sns:eu-west-1:1:news',
    open: regional('sns', '*'),
  },
  {
    given: 'the function of a mapping',
    resource: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { FunctionName: P } },
    value: 'worker',
    path: 'Properties.FunctionName',
    action: 'lambda:CreateEventSourceMapping',
    narrow: `{"ArnLike":{"lambda:FunctionArn":[{"Fn::Sub":"${regional('lambda', 'function:worker')}"},{"Fn::Sub":"${regional('lambda', 'function:worker:*')}"}]}}`,
    open: `{"ArnLike":{"lambda:FunctionArn":[{"Fn::Sub":"${regional('lambda', 'function:*')}"},{"Fn::Sub":"${regional('lambda', 'function:*:*')}"}]}}`,
  },
  {
    given: 'a secret in a dynamic reference',
    resource: { Type: 'AWS::Serverless::Function', Properties: { ...fn, Description: { 'Fn::Sub': '{{resolve:secretsmanager:${P}:SecretString:x}}' } } },
    value: 'token',
    path: 'Properties.Description',
    action: 'secretsmanager:GetSecretValue',
    narrow: regional('secretsmanager', 'secret:token-??????'),
    open: regional('secretsmanager', 'secret:*'),
  },
];

function policyWith(resource: Row['resource'], parameter: { readonly [key: string]: Value }): DeployPolicy {
  const stage = templateWith({ Made: resource });
  return policyOf({ ...stage, template: { ...stage.template, Parameters: { P: { Type: 'String', ...parameter } } } });
}

/** What an action is allowed on, or under which condition where one is what limits it. */
function limitOf({ statements }: DeployPolicy, action: string, byCondition: boolean): string {
  const found = statements as unknown as { readonly Action: string[]; readonly Resource: Value; readonly Condition?: Value }[];
  const statement = found.find(({ Action }) => Action.includes(action));
  if (statement === undefined) return 'nothing';
  if (byCondition) return statement.Condition === undefined ? 'no condition' : JSON.stringify(statement.Condition);
  const texts = ([statement.Resource].flat() as (string | { 'Fn::Sub': string })[]).map((one) => (typeof one === 'string' ? one : one['Fn::Sub']));
  // The collection that a new domain is added to comes first.
  return texts.find((one) => !one.endsWith('/domainnames')) ?? '';
}

describe('a deploy role that is wider than the stack', () => {
  for (const { given, resource, value, path, action, narrow, open } of rows) {
    const byCondition = narrow.startsWith('{');

    it(`is told with its place and reason where ${given} is a parameter without a default`, () => {
      const policy = policyWith(resource, {});
      expect(policy.wide.map(({ logicalId, path: at }) => [logicalId, at.join('.')])).to.deep.equal([['Made', path]]);
      expect(policy.wide[0]!.message).to.match(/(of|in) Made is known only at deployment: the parameter P has no default$/);
      expect(policy.wide[0]!.fix).to.equal('give the parameter P a Default');
      expect(limitOf(policy, action, byCondition)).to.equal(open);
      expect(policy.defaults).to.deep.equal([]);
    });

    it(`is not where ${given} has a default, which the role then depends on`, () => {
      const policy = policyWith(resource, { Default: value });
      expect(policy.wide).to.deep.equal([]);
      expect(limitOf(policy, action, byCondition)).to.equal(narrow);
      expect(policy.defaults).to.deep.equal(['P']);
    });
  }

  it('is not for a role key among the words of the app itself', () => {
    const Properties = { ...fn, Environment: { Variables: { Role: P, RoleArn: P } }, Tags: { Role: P } };
    expect(policyWith({ Type: 'AWS::Serverless::Function', Properties }, {}).wide).to.deep.equal([]);
  });

  it('depends on no parameter that is in no name', () => {
    const Properties = { ...fn, Timeout: P, Description: { 'Fn::Sub': 'of ${P}' } };
    expect(policyWith({ Type: 'AWS::Serverless::Function', Properties }, { Default: '3' }).defaults).to.deep.equal([]);
  });

  const generated: readonly { Type: string; Properties: { readonly [name: string]: Value }; name: string }[] = [
    { Type: 'AWS::StepFunctions::StateMachine', Properties: {}, name: 'StateMachineName' },
    { Type: 'AWS::SecretsManager::Secret', Properties: {}, name: 'Name' },
    { Type: 'AWS::SSM::Parameter', Properties: {}, name: 'Name' },
  ];
  for (const { Type, Properties, name } of generated) {
    it(`is for a ${Type} without a name, as CloudFormation does not name it after its stack`, () => {
      expect(policyWith({ Type, Properties }, {}).wide.map(({ path }) => path.join('.'))).to.deep.equal([`Properties.${name}`]);
      expect(policyWith({ Type, Properties: { [name]: { 'Fn::Sub': '${AWS::StackName}-x' } } }, {}).wide).to.deep.equal([]);
    });
  }

  it('is told of what SAM makes by the resource that the user wrote', () => {
    const Events = { Daily: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)', Name: P } } };
    expect(policyWith({ Type: 'AWS::Serverless::Function', Properties: { ...fn, Events } }, {}).wide.map(({ logicalId }) => logicalId)).to.deep.equal(['Made']);
  });
});

describe('what SAM attaches to a role that it makes', () => {
  const attached = (Properties: { readonly [name: string]: Value }): DeployPolicy => policyWith({ Type: 'AWS::Serverless::Function', Properties }, {});
  const policies = (policy: DeployPolicy): string => limitOf(policy, 'iam:AttachRolePolicy', true);

  it('is limited to the policies for execution, traces and what the function names', () => {
    const own = { 'Fn::Sub': iam('policy/own') };
    const text = policies(attached({ Policies: ['AmazonSQSFullAccess', own, { Statement: [] }, { S3ReadPolicy: { BucketName: 'b' } }] }));
    expect(text).to.contain('policy/service-role/AWSLambda*ExecutionRole').and.contain('policy/AmazonSQSFullAccess').and.contain(iam('policy/own'));
    expect(text).to.not.contain('Administrator');
    expect(policies(attached({}))).to.not.contain('AmazonSQSFullAccess');
  });

  it('is open, and told, where a policy is known only at deployment', () => {
    const policy = attached({ Policies: [{ 'Fn::If': ['C', P, 'AmazonSQSFullAccess'] }] });
    expect(policies(policy)).to.equal('no condition');
    expect(policy.wide.map(({ path }) => path.join('.'))).to.deep.equal(['Properties.Policies']);
  });
});

describe('a stack whose roles all have a permissions boundary', () => {
  const boundary = 'arn:aws:iam::1:policy/boundary';
  const stack = (...boundaries: (Value | undefined)[]): DeployPolicy =>
    policyOf(
      templateWith(
        Object.fromEntries(
          boundaries.map((PermissionsBoundary, index) => [
            `R${index}`,
            { Type: 'AWS::IAM::Role', Properties: PermissionsBoundary === undefined ? {} : { PermissionsBoundary } },
          ]),
        ),
      ),
    );
  const actions = ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:DeleteRolePolicy', 'iam:PutRolePermissionsBoundary'];

  it('has a deploy role that makes and changes roles with this boundary only, and takes it from none', () => {
    const policy = stack(boundary, boundary);
    for (const action of actions) expect(limitOf(policy, action, true)).to.equal(`{"StringLike":{"iam:PermissionsBoundary":["${boundary}"]}}`);
    expect(limitOf(policy, 'iam:DeleteRolePermissionsBoundary', false)).to.equal('nothing');
    expect(limitOf(policy, 'iam:GetRole', true)).to.equal('no condition');
  });

  for (const [given, other] of [
    ['none', undefined],
    ['one that is open', P],
    ['one in one case only', { 'Fn::If': ['C', boundary, { Ref: 'AWS::NoValue' }] }],
  ] as const) {
    it(`has no such limit where another role has ${given}`, () => {
      expect(limitOf(stack(boundary, other), 'iam:CreateRole', true)).to.equal('no condition');
    });
  }
});
