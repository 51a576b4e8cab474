import { expect } from 'chai';
import { ref, sub, subWith } from '../../../src/compiler/cloudformation/intrinsic.js';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { arn, live, madeOf, type Resource, resource, templateWith } from './function-template.js';

const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${F.Arn}/invocations';
const aliasUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FAliaslive}/invocations';

interface Row {
  readonly type: string;
  readonly given: Resource;
  /** The properties while the function is live. */
  readonly on: Resource;
  /** While it is not; null for no resource at all. */
  readonly off: Resource | null;
}

const rows: readonly Row[] = [
  {
    type: 'AWS::Events::Rule',
    given: { State: 'ENABLED', Targets: [{ Id: '1', Arn: arn }] },
    on: { State: 'ENABLED', Targets: [{ Id: '1', Arn: live }] },
    off: { State: 'ENABLED' },
  },
  {
    type: 'AWS::Events::Rule',
    given: {
      Targets: [
        { Id: '1', Arn: arn },
        { Id: '2', Arn: 'arn:aws:sns:us-east-1:123456789012:news' },
        { Id: '3', Arn: arn },
      ],
    },
    on: {
      Targets: [
        { Id: '1', Arn: live },
        { Id: '2', Arn: 'arn:aws:sns:us-east-1:123456789012:news' },
        { Id: '3', Arn: live },
      ],
    },
    off: { Targets: [{ Id: '2', Arn: 'arn:aws:sns:us-east-1:123456789012:news' }] },
  },
  {
    type: 'AWS::Lambda::EventSourceMapping',
    given: { FunctionName: ref('F'), EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:jobs', Enabled: true },
    on: { FunctionName: live, EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:jobs', Enabled: true },
    off: { FunctionName: ref('F'), EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:jobs', Enabled: false },
  },
  {
    type: 'AWS::Scheduler::Schedule',
    given: { State: 'ENABLED', Target: { Arn: arn, RoleArn: 'arn:aws:iam::123456789012:role/own' } },
    on: { State: 'ENABLED', Target: { Arn: live, RoleArn: 'arn:aws:iam::123456789012:role/own' } },
    off: { State: 'DISABLED', Target: { Arn: arn, RoleArn: 'arn:aws:iam::123456789012:role/own' } },
  },
  { type: 'AWS::SNS::Subscription', given: { Endpoint: arn, Protocol: 'lambda' }, on: { Endpoint: live, Protocol: 'lambda' }, off: null },
  { type: 'AWS::Logs::SubscriptionFilter', given: { DestinationArn: arn }, on: { DestinationArn: live }, off: null },
  {
    type: 'AWS::S3::Bucket',
    given: { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: arn }], QueueConfigurations: [] } },
    on: { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: live }], QueueConfigurations: [] } },
    off: { NotificationConfiguration: { QueueConfigurations: [] } },
  },
  {
    type: 'AWS::S3::Bucket',
    given: { NotificationConfiguration: { LambdaConfigurations: [{ 'Fn::If': ['C', { Event: 'e', Function: arn }, ref('AWS::NoValue')] }] } },
    on: { NotificationConfiguration: { LambdaConfigurations: [{ 'Fn::If': ['C', { Event: 'e', Function: live }, ref('AWS::NoValue')] }] } },
    off: { NotificationConfiguration: {} },
  },
  {
    type: 'AWS::Cognito::UserPool',
    given: { LambdaConfig: { PreSignUp: arn, PostConfirmation: 'arn:aws:lambda:us-east-1:123456789012:function:other' } },
    on: { LambdaConfig: { PreSignUp: live, PostConfirmation: 'arn:aws:lambda:us-east-1:123456789012:function:other' } },
    off: { LambdaConfig: { PostConfirmation: 'arn:aws:lambda:us-east-1:123456789012:function:other' } },
  },
  {
    type: 'AWS::IoT::TopicRule',
    given: { TopicRulePayload: { Sql: 'SELECT', Actions: [{ Lambda: { FunctionArn: arn } }] } },
    on: { TopicRulePayload: { Sql: 'SELECT', Actions: [{ Lambda: { FunctionArn: live } }] } },
    off: { TopicRulePayload: { Sql: 'SELECT', Actions: [{ Lambda: { FunctionArn: arn } }], RuleDisabled: true } },
  },
  // What belongs to an API goes on: without an integration, the API could not be deployed.
  { type: 'AWS::ApiGatewayV2::Integration', given: { IntegrationUri: sub(uri) }, on: { IntegrationUri: sub(aliasUri) }, off: { IntegrationUri: sub(uri) } },
  { type: 'AWS::ApiGatewayV2::Authorizer', given: { AuthorizerUri: sub(uri) }, on: { AuthorizerUri: sub(aliasUri) }, off: { AuthorizerUri: sub(uri) } },
  {
    type: 'AWS::ApiGatewayV2::Api',
    given: { Body: { paths: { '/': { uri: subWith('…${Fn}', { Fn: arn }) } } } },
    on: { Body: { paths: { '/': { uri: subWith('…${Fn}', { Fn: live }) } } } },
    off: { Body: { paths: { '/': { uri: subWith('…${Fn}', { Fn: arn }) } } } },
  },
  // These go on with the function itself.
  ...(
    [
      ['AWS::Lambda::Url', { TargetFunctionArn: arn, AuthType: 'NONE' }],
      ['AWS::CloudFormation::CustomResource', { ServiceToken: arn }],
      ['AWS::StepFunctions::StateMachine', { DefinitionSubstitutions: { F: arn } }],
      ['AWS::SSM::Parameter', { Type: 'String', Value: arn }],
      ['AWS::ApiGateway::RestApi', { Body: { uri: sub(uri) } }],
    ] satisfies (readonly [string, Resource])[]
  ).map(([type, given]): Row => ({ type, given, on: given, off: given })),
];

describe('throughAliases', () => {
  for (const { type, given, on, off } of rows) {
    it(`${type}: ${JSON.stringify(given).slice(0, 60)}`, () => {
      const template = templateWith({ It: resource(type, given) });
      expect(madeOf(template).resources['It']?.['Properties']).to.deep.equal(on);
      expect(madeOf(template, { isLive: false }).resources['It']?.['Properties'] ?? null).to.deep.equal(off);
    });
  }

  const forms: readonly (readonly [given: Value, now: Value])[] = [
    [ref('F'), live],
    [getAttText('F.Arn'), live],
    [sub('${F.Arn}'), sub('${FAliaslive}')],
    [sub('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}'), sub('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}:live')],
    [subWith('${A}', { A: ref('F') }), subWith('${A}', { A: live })],
    [subWith('${F}', { F: 'own' }), subWith('${F}', { F: 'own' })],
    [{ 'Fn::If': ['C', ref('F'), ref('Other')] }, { 'Fn::If': ['C', live, ref('Other')] }],
    [sub('${!F} ${Other.Arn} ${F.Other}'), sub('${!F} ${Other.Arn} ${F.Other}')],
  ];
  for (const [given, now] of forms) {
    it(`${JSON.stringify(given)} is ${JSON.stringify(now)}`, () => {
      const { resources } = madeOf(templateWith({ It: resource('AWS::Lambda::EventSourceMapping', { FunctionName: given }) }));
      expect(resources['It']!['Properties']).to.deep.equal({ FunctionName: now });
    });
  }

  it('keeps a subscription that something refers to, and what waits for one that goes', () => {
    const subscription = resource('AWS::SNS::Subscription', { Endpoint: arn, Protocol: 'lambda' });
    const waiting = resource('AWS::SSM::Parameter', { Value: 'x' }, { DependsOn: ['Gone', 'Stays'] });
    const given = templateWith({ Gone: subscription, Stays: subscription, Name: resource('AWS::SSM::Parameter', { Value: ref('Stays') }), Waits: waiting });
    const { resources } = madeOf(given, { isLive: false });
    expect(Object.keys(resources)).to.deep.equal(['F', 'Stays', 'Name', 'Waits']);
    expect(resources['Waits']!['DependsOn']).to.deep.equal(['Stays']);
  });

  it('lets the role of a schedule invoke the alias', () => {
    const statement = (Resource: Value): Resource => ({
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource },
              { Action: 'lambda:GetFunction', Resource: arn },
            ],
          },
        },
      ],
    });
    const given = templateWith({
      Role: resource('AWS::IAM::Role', statement(arn)),
      Other: resource('AWS::IAM::Role', statement(arn)),
      Nightly: resource('AWS::Scheduler::Schedule', { Target: { Arn: arn, RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } } }),
    });
    const { resources } = madeOf(given);
    expect(resources['Role']!['Properties']).to.deep.equal(statement(live));
    expect(resources['Other']!['Properties']).to.deep.equal(statement(arn));
    expect(madeOf(given, { isLive: false }).resources['Role']!['Properties']).to.deep.equal(statement(arn));
  });

  it('configures asynchronous invocations of the alias beside those of the function', () => {
    const given = { FunctionName: ref('F'), Qualifier: '$LATEST', MaximumRetryAttempts: 1 };
    const { resources } = madeOf(templateWith({ Config: resource('AWS::Lambda::EventInvokeConfig', given) }));
    expect(resources['Config']).to.deep.equal(resource('AWS::Lambda::EventInvokeConfig', given));
    expect(resources['ConfigLive']).to.deep.equal({
      ...resource('AWS::Lambda::EventInvokeConfig', { ...given, Qualifier: 'live' }),
      DependsOn: ['FAliaslive'],
    });
  });
});

function getAttText(text: string): Value {
  return { 'Fn::GetAtt': text };
}
