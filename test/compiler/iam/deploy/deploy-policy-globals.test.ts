import { expect } from 'chai';
import type { Value } from '../../../../src/compiler/cloudformation/template.js';
import { policyOf, templateWith } from '../../pipeline/sample.js';

type Properties = { readonly [name: string]: Value };

interface Row {
  readonly kind: 'Function' | 'Api' | 'HttpApi' | 'SimpleTable' | 'StateMachine' | 'LayerVersion';
  readonly property: string;
  readonly value: Value;
  /** What the resource has of its own in both templates. */
  readonly own?: Properties;
  /** An action that the deploy role has only because of the property; none where any role for the type has it already. */
  readonly adds?: string;
  /** A resource that only the property gives rights on, as the end of its ARN. */
  readonly on?: string;
}

const role = 'arn:aws:iam::123456789012:role/service/worker';
const queue = 'arn:aws:sqs:eu-west-1:123456789012:failed';
const domain = { DomainName: 'api.example.com', CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/c' };

const rows: readonly Row[] = [
  { kind: 'Function', property: 'VpcConfig', value: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] }, adds: 'ec2:DescribeSubnets' },
  { kind: 'Function', property: 'Layers', value: ['arn:aws:lambda:eu-west-1:1:layer:x:3'], adds: 'lambda:GetLayerVersion' },
  { kind: 'Function', property: 'AutoPublishAlias', value: 'live', adds: 'lambda:PublishVersion' },
  { kind: 'Function', property: 'AutoPublishAlias', value: 'live', adds: 'lambda:CreateAlias' },
  { kind: 'Function', property: 'DeploymentPreference', value: { Type: 'AllAtOnce' }, own: { AutoPublishAlias: 'live' }, adds: 'codedeploy:CreateDeployment' },
  { kind: 'Function', property: 'DeploymentPreference', value: { Type: 'AllAtOnce', Role: role }, own: { Role: 'r', AutoPublishAlias: 'a' }, on: role },
  { kind: 'Function', property: 'FunctionUrlConfig', value: { AuthType: 'AWS_IAM' }, adds: 'lambda:CreateFunctionUrlConfig' },
  { kind: 'Function', property: 'FunctionUrlConfig', value: { AuthType: 'NONE' }, adds: 'lambda:AddPermission' },
  { kind: 'Function', property: 'EventInvokeConfig', value: { MaximumRetryAttempts: 1 }, adds: 'lambda:PutFunctionEventInvokeConfig' },
  { kind: 'Function', property: 'EventInvokeConfig', value: { DestinationConfig: { OnFailure: { Type: 'SQS' } } }, adds: 'sqs:CreateQueue' },
  { kind: 'Function', property: 'EventInvokeConfig', value: { DestinationConfig: { OnFailure: { Type: 'SNS' } } }, adds: 'sns:CreateTopic' },
  { kind: 'Function', property: 'Role', value: role, on: role },
  { kind: 'Function', property: 'RolePath', value: '/service/', on: ':role/service/${ApplicationName}-beta-*' },
  { kind: 'Function', property: 'PermissionsBoundary', value: 'arn:aws:iam::1:policy/b', adds: 'iam:PutRolePermissionsBoundary' },
  {
    kind: 'Function',
    property: 'AssumeRolePolicyDocument',
    value: { Statement: [{ Principal: { Service: 'edgelambda.amazonaws.com' } }] },
    on: 'edgelambda.amazonaws.com',
  },
  { kind: 'Function', property: 'Environment', value: { Variables: { A: '{{resolve:ssm:/a/b}}' } }, adds: 'ssm:GetParameter' },
  { kind: 'Function', property: 'Tags', value: { team: 'shop' } },
  { kind: 'Function', property: 'Tracing', value: 'Active' },
  { kind: 'Function', property: 'KmsKeyArn', value: 'arn:aws:kms:eu-west-1:1:key/k' },
  { kind: 'Function', property: 'DeadLetterQueue', value: { Type: 'SQS', TargetArn: queue } },
  { kind: 'Function', property: 'ProvisionedConcurrencyConfig', value: { ProvisionedConcurrentExecutions: 1 }, own: { AutoPublishAlias: 'live' } },
  { kind: 'Function', property: 'ReservedConcurrentExecutions', value: 1 },
  { kind: 'Function', property: 'CodeSigningConfigArn', value: 'arn:aws:lambda:eu-west-1:1:code-signing-config:c' },
  { kind: 'Function', property: 'FileSystemConfigs', value: [{ Arn: 'arn:aws:elasticfilesystem:eu-west-1:1:access-point/a', LocalMountPath: '/mnt/a' }] },
  { kind: 'Api', property: 'Domain', value: domain, on: '::/domainnames' },
  { kind: 'Api', property: 'Domain', value: { ...domain, EndpointConfiguration: 'EDGE' }, adds: 'cloudfront:UpdateDistribution' },
  { kind: 'Api', property: 'Domain', value: { ...domain, Route53: { HostedZoneId: 'Z1' } }, adds: 'route53:*' },
  { kind: 'Api', property: 'Auth', value: { UsagePlan: { CreateUsagePlan: 'PER_API' } }, on: '::/usageplans' },
  { kind: 'Api', property: 'Auth', value: { Authorizers: { A: { FunctionArn: 'arn' } } }, adds: 'lambda:AddPermission' },
  { kind: 'Api', property: 'AccessLogSetting', value: { DestinationArn: 'arn:aws:logs:eu-west-1:1:log-group:g' } },
  { kind: 'Api', property: 'EndpointConfiguration', value: { Type: 'PRIVATE' } },
  { kind: 'HttpApi', property: 'Domain', value: domain, on: '::/domainnames' },
  { kind: 'HttpApi', property: 'Tags', value: { team: 'shop' } },
  { kind: 'SimpleTable', property: 'SSESpecification', value: { SSEEnabled: true } },
  { kind: 'SimpleTable', property: 'TableName', value: 'orders', on: ':table/orders' },
  { kind: 'LayerVersion', property: 'LayerName', value: 'shared', on: ':layer:shared' },
  { kind: 'StateMachine', property: 'RolePath', value: '/service/', on: ':role/service/${ApplicationName}-beta-*' },
];

/** The statements of the deploy role for one resource and a `Globals`. */
function roleFor(kind: Row['kind'], own: Properties, globals: Properties): readonly Value[] {
  const stage = templateWith({ Made: { Type: `AWS::Serverless::${kind}`, Properties: own } });
  return policyOf({ ...stage, template: { ...stage.template, Globals: { [kind]: globals } } }).statements;
}

describe("the deploy role's policy for what Globals hold", () => {
  for (const { kind, property, value, own = {}, adds, on } of rows) {
    it(`is for ${property} ${JSON.stringify(value)} of every ${kind} what it is for that of one`, () => {
      const without = JSON.stringify(roleFor(kind, own, {}));
      const inGlobals = roleFor(kind, own, { [property]: value });
      expect(inGlobals).to.deep.equal(roleFor(kind, { ...own, [property]: value }, {}));
      for (const text of [adds, on].filter((one) => one !== undefined)) {
        expect(JSON.stringify(inGlobals)).to.contain(text);
        expect(without).to.not.contain(text);
      }
    });
  }

  it('lacks what the only resource takes away from Globals', () => {
    const globals = { VpcConfig: { SubnetIds: ['subnet-1'] } };
    expect(roleFor('Function', { VpcConfig: null }, globals)).to.deep.equal(roleFor('Function', {}, {}));
  });

  it('lets the layers of both be read', () => {
    const both = JSON.stringify(
      roleFor('Function', { Layers: ['arn:aws:lambda:eu-west-1:1:layer:own:1'] }, { Layers: ['arn:aws:lambda:eu-west-1:1:layer:all:1'] }),
    );
    expect(both).to.contain('layer:own:1').and.contain('layer:all:1');
  });
});
