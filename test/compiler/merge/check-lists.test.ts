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
    ['of one text in the place of another', work('{Architectures: [arm64]}')],
    ['of a property that has none', work('{Policies: [x]}')],
    ['in another order', work('{Layers: [arn:1, !Ref ManagedLayer]}')],
  ];
  for (const [what, yaml] of fine) it(`is taken without a word: one ${what}`, async () => expect(await mergeProblems(generated, yaml)).to.deep.equal([]));

  const dropping: readonly [what: string, yaml: string, path: string, names: string][] = [
    ["the default role's policy", role(`[${own}]`), 'Resources.DefaultRole.Properties.Policies', 'DefaultRolePolicy'],
    ['it by an empty list', role('[]'), 'Resources.DefaultRole.Properties.Policies', 'DefaultRolePolicy'],
    ['it by a function', role(`!If [IsProd, [${own}], []]`), 'Resources.DefaultRole.Properties.Policies', 'DefaultRolePolicy'],
    [
      'a statement of the policy',
      role('[{PolicyName: DefaultRolePolicy, PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:*", Resource: "*"}]}}]'),
      'Resources.DefaultRole.Properties.Policies.0.PolicyDocument.Statement',
      'logs:CreateLogGroup, logs:PutLogEvents',
    ],
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

  it('is told how to add a policy', async () => {
    expect((await mergeProblems(generated, role(`[${own}]`)))[0]).to.contain(
      'a resource of its own: AWS::IAM::RolePolicy with RoleName {"Ref": "DefaultRole"}',
    );
  });

  it('does not drop what an earlier file has dropped', async () => {
    expect(await mergeProblems(generated, role(`[${own}]`), role('[]'))).to.have.lengthOf(1);
  });
});
