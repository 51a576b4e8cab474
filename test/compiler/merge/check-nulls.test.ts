import { expect } from 'chai';
import type { Template } from '../../../src/compiler/cloudformation/template.js';
import { mergeProblems } from './merged.js';

const generated: Template = {
  AWSTemplateFormatVersion: '2010-09-09',
  Transform: 'AWS::Serverless-2016-10-31',
  Outputs: { Arn: { Value: 'x' } },
  Resources: {
    Work: { Type: 'AWS::Serverless::Function', Properties: { Timeout: 60, Tracing: 'Active', Layers: ['a'], Environment: { Variables: { DEBUG: '1' } } } },
    Spare: { Type: 'AWS::Serverless::Function', Properties: {} },
  },
};

describe('null in a merge template', () => {
  const fine = [
    'Resources: {Work: {Properties: {Tracing: null, Layers: ~, Environment: {Variables: {DEBUG: }}}}}',
    'Resources: {Spare: null}',
    'Resources: {Work: {Properties: null}}',
    'Outputs: {Arn: null}',
    'Outputs: null',
    'AWSTemplateFormatVersion: null',
  ];
  for (const yaml of fine) it(`removes without a word: ${yaml}`, async () => expect(await mergeProblems(generated, yaml)).to.deep.equal([]));

  const wrong: readonly [yaml: string, problem: string][] = [
    [
      'Resources: {Spaer: null}',
      "error merge-unknown-resource 1:13 Resources.Spaer: null removes a resource, but there is no resource 'Spaer'; did you mean 'Spare'?",
    ],
    [
      'Resources: {Work: {Properties: {Tracin: null}}}',
      "warning merge-nothing 1:33 Resources.Work.Properties.Tracin: null removes what stands there, but there is no Resources.Work.Properties.Tracin; did you mean 'Tracing'?",
    ],
    ['Outputs: {Nrn: null}', "warning merge-nothing 1:11 Outputs.Nrn: null removes what stands there, but there is no Outputs.Nrn; did you mean 'Arn'?"],
    [
      'Mappings: null',
      'warning merge-nothing 1:1 Mappings: null removes what stands there, but there is no Mappings; known are AWSTemplateFormatVersion, Transform, Outputs, Resources',
    ],
    [
      'Resources: {Table: {Type: T, Properties: {Name: }}}',
      'warning merge-nothing 1:43 Resources.Table.Properties.Name: null removes what stands there, but there is no Resources.Table.Properties.Name; remove it',
    ],
    [
      'Resources: {Work: {Type: null}}',
      "error merge-null 1:20 Resources.Work.Type: null would remove the Type of the resource 'Work', which needs one; set Resources.Work to null to remove the resource",
    ],
    [
      'Resources: {Work: {Properties: {Layers: [a, null]}}}',
      'error merge-null 1:45 Resources.Work.Properties.Layers.1: a null inside a list or a function removes nothing, and CloudFormation refuses it; remove it',
    ],
    [
      'Resources: {Work: {Properties: {Timeout: !If [A, 5, {B: null}]}}}',
      'error merge-null 1:54 Resources.Work.Properties.Timeout.Fn::If.2.B: a null inside a list or a function removes nothing, and CloudFormation refuses it; remove it',
    ],
    ['Resources: null', 'error merge-not-a-map 1:1 Resources: the section Resources must be a map, not null; write a map, or remove the entry'],
    [
      'Transform: null',
      "warning merge-no-sam 1:1 Transform: the file's Transform leaves out AWS::Serverless-2016-10-31, without which CloudFormation does not know the generated functions and APIs; make Transform a list that includes AWS::Serverless-2016-10-31",
    ],
  ];
  for (const [yaml, problem] of wrong)
    it(`is told where it cannot remove: ${yaml}`, async () => expect(await mergeProblems(generated, yaml)).to.deep.equal([problem]));

  it('removes nothing that an earlier file has removed', async () => {
    expect(await mergeProblems(generated, 'Outputs: {Arn: null}', 'Outputs: {Arn: null}')).to.deep.equal([
      'warning merge-nothing 1:11 Outputs.Arn: null removes what stands there, but there is no Outputs.Arn; remove it',
    ]);
  });
});
