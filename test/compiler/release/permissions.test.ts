import { expect } from 'chai';
import { ref } from '../../../src/compiler/cloudformation/intrinsic.js';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { arn, live, madeOf, type Resource, resource, templateWith } from './function-template.js';

function permission(principal: Value, others: Resource = {}): Resource {
  return resource('AWS::Lambda::Permission', { FunctionName: ref('F'), Action: 'lambda:InvokeFunction', Principal: principal, ...others });
}

const rule = resource('AWS::Events::Rule', { Targets: [{ Id: '1', Arn: arn }] });
const filter = resource('AWS::Logs::SubscriptionFilter', { DestinationArn: arn });
const chat = resource('AWS::ApiGatewayV2::Api', { Name: 'chat' });
const other = resource('AWS::ApiGateway::RestApi', { Name: 'other' });

const cases: readonly (readonly [title: string, given: Resource, beside: { readonly [id: string]: Resource }, hasOwn: boolean])[] = [
  ['a rule of the template', permission('events.amazonaws.com'), { Rule: rule }, true],
  ['a rule somewhere else', permission('events.amazonaws.com'), {}, false],
  [
    'a rule of another function',
    permission('events.amazonaws.com'),
    { Rule: resource('AWS::Events::Rule', { Targets: [{ Id: '1', Arn: 'arn:other' }] }) },
    false,
  ],
  ['logs, by the name of their Region', permission({ 'Fn::Sub': 'logs.${AWS::Region}.amazonaws.com' }), { Filter: filter }, true],
  ['a topic, while a rule invokes the function', permission('sns.amazonaws.com'), { Rule: rule }, false],
  ['a websocket API', permission('apigateway.amazonaws.com', { SourceArn: { 'Fn::Sub': '${Chat}/*' } }), { Chat: chat }, true],
  ['another REST API', permission('apigateway.amazonaws.com', { SourceArn: { 'Fn::Sub': '${Other}/*' } }), { Other: other }, false],
  ['a URL of the function', permission('*', { Action: 'lambda:InvokeFunctionUrl' }), { Rule: rule }, false],
  ['another account', permission('123456789012'), { Rule: rule }, false],
];

describe('permittedForAliases', () => {
  for (const [title, given, beside, hasOwn] of cases) {
    it(`${title}: ${hasOwn ? 'a permission for the alias' : 'none for the alias'}`, () => {
      const { resources } = madeOf(templateWith({ ...beside, It: given }));
      expect(resources['It']).to.deep.equal(given);
      expect(resources['ItLive']).to.deep.equal(hasOwn ? { ...given, Properties: { ...(given['Properties'] as Resource), FunctionName: live } } : undefined);
      expect(madeOf(templateWith({ ...beside, It: given }), { isLive: false }).resources['ItLive']).to.equal(undefined);
    });
  }

  const bucket = { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: arn }] } };

  it('is there before a bucket that S3 checks it for', () => {
    const given = templateWith({ Bucket: resource('AWS::S3::Bucket', bucket, { DependsOn: ['It'] }), It: permission('s3.amazonaws.com') });
    expect(madeOf(given).resources['Bucket']!['DependsOn']).to.deep.equal(['It', 'ItLive']);
    expect(madeOf(given, { isLive: false }).resources['Bucket']!['DependsOn']).to.deep.equal(['It']);
  });

  it('is there before such a bucket where it has a condition', () => {
    const tag = (id: string): Value => ({ Key: 'sam:ConditionalDependsOn:It', Value: { 'Fn::If': ['C', ref(id), 'no dependency'] } });
    const tags = [{ Key: 'a', Value: 'b' }, tag('It')];
    const given = templateWith({ Bucket: resource('AWS::S3::Bucket', { ...bucket, Tags: tags }), It: { ...permission('s3.amazonaws.com'), Condition: 'C' } });
    expect((madeOf(given).resources['Bucket']!['Properties'] as Resource)['Tags']).to.deep.equal([{ Key: 'a', Value: 'b' }, tag('ItLive')]);
    expect((madeOf(given, { isLive: false }).resources['Bucket']!['Properties'] as Resource)['Tags']).to.deep.equal(tags);
  });
});
