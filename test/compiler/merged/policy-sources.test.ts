import { expect } from 'chai';
import fc from 'fast-check';
import type { TemplateDocument } from '../../../src/compiler/cloudformation/template.js';
import { serviceDataOf, servicePrefixes } from '../../../src/compiler/iam/actions/service-data-of.js';
import { checkActions } from '../../../src/compiler/iam/role/check-actions.js';
import { mergeTemplates } from '../../../src/compiler/merge/merge.js';
import { parseMergeTemplate } from '../../../src/compiler/merge/parse-merge.js';
import { mergedPolicySources } from '../../../src/compiler/merged/policy-sources.js';
import { context, modelOf } from '../model/modelled.js';
import { shown, withWork } from './merged.js';

/** What is told of the actions of a template, merged into one with a role of ours. */
async function toldOf(yaml: string): Promise<string[]> {
  const files = [(await parseMergeTemplate(yaml, 'own.yaml', 'yaml')).template!];
  const template = mergeTemplates(ours, files);
  const sources = mergedPolicySources({ app: modelOf(withWork), template, files, policySources: [] }, context);
  return checkActions(sources, { dataOf: serviceDataOf, prefixes: servicePrefixes }).map((problem) => shown(problem).replace(/:1:\d+/, ''));
}

/** Its role has an action that is unknown, so that a test fails if it is told of what the user has not written. */
const ours: TemplateDocument = {
  Resources: {
    DefaultRole: {
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyName: 'P', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:Generated', Resource: '*' }] } }] },
    },
  },
};

const warning = (action: string, near: string): string =>
  `warning policy-action-unknown own.yaml '${action.split(':')[0]}' has no action '${action.split(':')[1]}', as far as this version knows, so it means nothing; did you mean '${near}'?`;

describe('the actions in policies of merge templates', () => {
  const document = (action: string): string => `{Statement: [{Effect: Allow, Action: [s3:GetObject, ${action}]}]}`;
  const single = (action: string): string => `{Statement: {Effect: Allow, NotAction: ${action}}}`;
  const places: readonly [type: string, properties: (action: string) => string][] = [
    ['AWS::IAM::Role', (action) => `{Policies: [{PolicyName: a, PolicyDocument: ${document(action)}}]}`],
    ['AWS::IAM::User', (action) => `{Policies: [{PolicyName: a, PolicyDocument: ${single(action)}}]}`],
    ['AWS::IAM::Group', (action) => `{Policies: [{PolicyName: a, PolicyDocument: ${document(action)}}]}`],
    ...['Policy', 'ManagedPolicy', 'RolePolicy', 'UserPolicy', 'GroupPolicy'].map((name): [string, (action: string) => string] => [
      `AWS::IAM::${name}`,
      (action) => `{PolicyDocument: ${document(action)}}`,
    ]),
    ['AWS::Serverless::Function', (action) => `{Policies: [AWSLambdaExecute, {SQSPollerPolicy: {QueueName: q}}, ${document(action)}]}`],
    ['AWS::Serverless::Function', (action) => `{Policies: ${document(action)}}`],
    ['AWS::Serverless::StateMachine', (action) => `{Policies: [${single(action)}]}`],
    ['AWS::S3::BucketPolicy', (action) => `{PolicyDocument: ${document(action)}}`],
    ['AWS::KMS::Key', (action) => `{KeyPolicy: ${document(action)}}`],
    ['AWS::Serverless::Api', (action) => `{Auth: {}, Policy: ${document(action)}}`],
  ];
  for (const [type, properties] of places) {
    it(`are told where no service has them: ${type} ${properties('…').slice(0, 40)}`, async () => {
      const yaml = `Resources: {X: {Type: ${type}, Properties: ${properties('sqs:SendMesage')}}}`;
      expect(await toldOf(yaml)).to.deep.equal([warning('sqs:SendMesage', 'sqs:SendMessage')]);
    });
  }

  it('are told of a role of ours that has other policies by a merge', async () => {
    const yaml = `Resources: {DefaultRole: {Properties: {Policies: [{PolicyName: P, PolicyDocument: ${document('s3:GetObjets')}}]}}}`;
    expect(await toldOf(yaml)).to.deep.equal([warning('s3:GetObjets', 's3:GetObject')]);
  });

  it('are told of a trust policy', async () => {
    const yaml = 'Resources: {X: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: sts:AsumeRole}]}}}}';
    expect(await toldOf(yaml)).to.deep.equal([warning('sts:AsumeRole', 'sts:AssumeRole')]);
  });

  it('are told of no action that IAM has, in any case, whole or with wildcards', async () => {
    const actions = servicePrefixes().flatMap((prefix) => Object.keys(serviceDataOf(prefix)!.actions).map((name) => ({ prefix, name })));
    const written = fc.constantFrom(...actions).chain(({ prefix, name }) =>
      fc.record({ start: fc.nat(name.length), length: fc.nat(name.length), wildcard: fc.constantFrom('*', '?', ''), isLower: fc.boolean() }).map((cut) => {
        const gone = cut.wildcard === '?' ? 1 : cut.length;
        const shown = cut.wildcard === '' || cut.start === name.length ? name : name.slice(0, cut.start) + cut.wildcard + name.slice(cut.start + gone);
        return cut.isLower ? `${prefix}:${shown}`.toLowerCase() : `${prefix.toUpperCase()}:${shown}`;
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 20 }), async (list) => {
        const yaml = `Resources: {X: {Type: AWS::IAM::Policy, Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: ${JSON.stringify(list)}}]}}}}`;
        expect(await toldOf(yaml)).to.deep.equal([]);
      }),
    );
  });

  it('tell of resources that no action of their statement applies to', async () => {
    const statement = '{Effect: Allow, Action: s3:GetObject, Resource: ["arn:aws:s3:::b/*", "arn:aws:sqs:eu-west-1:123456789012:q"]}';
    const yaml = `Resources: {X: {Type: AWS::IAM::Policy, Properties: {PolicyDocument: {Statement: [${statement}]}}}}`;
    expect(await toldOf(yaml)).to.deep.equal([
      `warning policy-resource-unrelated own.yaml no action of the statement applies to a resource of 'sqs', so it means nothing there; name a resource of 's3', or remove it`,
    ]);
  });

  const quiet: readonly [what: string, yaml: string][] = [
    ['of nothing but what the user wrote', 'Resources: {DefaultRole: {Properties: {Description: mine}}}'],
    ['of no wildcards', `Resources: {X: {Type: AWS::IAM::Policy, Properties: {PolicyDocument: ${document("'*', 's3:*', 'sqs:Send*', '*:Foo'")}}}}`],
    [
      'of nothing that CloudFormation makes',
      `Resources: {X: {Type: AWS::IAM::Policy, Properties: {PolicyDocument: ${document('!Sub "s3:${Verb}", !Ref Action, {Fn::If: [C, s3:Foo, s3:Bar]}')}}}}`,
    ],
    [
      'of no document that a function gives',
      'Resources: {X: {Type: AWS::IAM::Policy, Properties: {PolicyDocument: !If [C, {Statement: []}, {Statement: []}]}}}',
    ],
    ['of no action in another case', `Resources: {X: {Type: AWS::SNS::TopicPolicy, Properties: {PolicyDocument: ${document('SNS:publish')}}}}`],
    ["of what AWS's own policies of topics have", `Resources: {X: {Type: AWS::SNS::TopicPolicy, Properties: {PolicyDocument: ${document('SNS:Receive')}}}}`],
    ['of no type whose properties are not known', `Resources: {X: {Type: Custom::Policy, Properties: {PolicyDocument: ${document('s3:Foo')}}}}`],
  ];
  for (const [what, yaml] of quiet) {
    it(`tell ${what}`, async () => expect(await toldOf(yaml)).to.deep.equal([]));
  }
});
