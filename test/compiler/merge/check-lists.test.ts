import { expect } from 'chai';
import type { Template } from '../../../src/compiler/cloudformation/template.js';
import { mergeProblems } from './merged.js';

const statement = { Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:PutLogEvents'], Resource: 'arn:*:logs:*:*:*' };
const policy = { PolicyDocument: { Version: '2012-10-17', Statement: [statement] }, PolicyName: 'DefaultRolePolicy' };
const generated: Template = {
  AWSTemplateFormatVersion: '2010-09-09',
  Transform: 'AWS::Serverless-2016-10-31',
  Outputs: {},
  Resources: {
    DefaultRole: { Type: 'AWS::IAM::Role', Properties: { Policies: [policy] } },
    Work: { Type: 'AWS::Serverless::Function', DependsOn: ['A', 'B'], Properties: { Architectures: ['x86_64'], Layers: [{ Ref: 'ManagedLayer' }, 'arn:1'] } },
  },
};

const ours = JSON.stringify(policy);
const own = '{PolicyName: Own, PolicyDocument: {Statement: []}}';
const role = (policies: string): string => `Resources: {DefaultRole: {Properties: {Policies: ${policies}}}}`;
const work = (properties: string): string => `Resources: {Work: {Properties: ${properties}}}`;

describe('a list in a merge template', () => {
  const fine: readonly [what: string, yaml: string][] = [
    ['that repeats the generated entries', role(`[${own}, ${ours}]`)],
    ['of a function that gives the generated entries', role(`!If [IsProd, [${ours}, ${own}], [${ours}]]`)],
    ['that was removed on purpose', role('null')],
    ['of policies that still allow all of it', role('[{PolicyName: Own, PolicyDocument: {Statement: [{Effect: Allow, Action: "LOGS:*", Resource: "x"}]}}]')],
    ['of one text in the place of another', work('{Architectures: [arm64]}')],
    ['of a property that has none', work('{Policies: [x]}')],
    ['in another order', work('{Layers: [arn:1, !Ref ManagedLayer]}')],
  ];
  for (const [what, yaml] of fine) it(`is taken without a word: one ${what}`, async () => expect(await mergeProblems(generated, yaml)).to.deep.equal([]));

  const dropping: readonly [what: string, yaml: string, path: string, names: string][] = [
    ['the layer', work('{Layers: [arn:1]}'), 'Resources.Work.Properties.Layers', '{"Ref":"ManagedLayer"}'],
    ['all layers', work('{Layers: [arn:2]}'), 'Resources.Work.Properties.Layers', '{"Ref":"ManagedLayer"}; arn:1'],
    ['dependencies', 'Resources: {Work: {DependsOn: [C]}}', 'Resources.Work.DependsOn', 'A; B'],
  ];
  for (const [what, yaml, path, names] of dropping) {
    it(`is told with the names of what it drops: ${what}`, async () => {
      const [problem, ...others] = await mergeProblems(generated, yaml);
      expect(others).to.deep.equal([]);
      expect(problem).to.match(/^warning merge-drops-entries \d+:\d+ /);
      expect(problem).to.contain(` ${path}: the value replaces a generated list, and drops of it: ${names}; repeat what should stay`);
    });
  }

  const logs = 'logs:CreateLogGroup, logs:PutLogEvents';
  const allowing = (effect: string, action: string): string =>
    role(`[{PolicyName: Own, PolicyDocument: {Statement: [{Effect: ${effect}, Action: "${action}", Resource: "*"}]}}]`);
  const replacing: readonly [what: string, yaml: string, path: string, lost: string][] = [
    ['a policy', role(`[${own}]`), '', logs],
    ['an empty list', role('[]'), '', logs],
    ['a function', role(`!If [IsProd, [${own}], []]`), '', logs],
    ['a policy with one of its actions', allowing('Allow', 'logs:Create*'), '', 'logs:PutLogEvents'],
    ['a policy that denies', allowing('Deny', 'logs:*'), '', logs],
    [
      'a policy of the same name',
      role('[{PolicyName: DefaultRolePolicy, PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:*", Resource: "*"}]}}]'),
      '.0.PolicyDocument.Statement',
      logs,
    ],
  ];
  for (const [what, yaml, path, lost] of replacing) {
    it(`is told what the functions of a role lose by it, and how to add to its policy: ${what}`, async () => {
      const [problem, ...others] = await mergeProblems(generated, yaml);
      expect(others).to.deep.equal([]);
      expect(problem).to.match(/^warning merge-replaces-policy \d+:\d+ /);
      expect(problem).to.contain(
        ` Resources.DefaultRole.Properties.Policies${path}: the value replaces the policy of 'DefaultRole', so that its functions may no longer: ${lost}; add statements by iam_policy_statements`,
      );
    });
  }

  it('does not drop what an earlier file has dropped', async () => {
    expect(await mergeProblems(generated, role(`[${own}]`), role('[]'))).to.have.lengthOf(1);
  });
});
