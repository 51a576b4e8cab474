import { expect } from 'chai';
import { problemsWith, shown, withWork } from './merged.js';

const fix = 'remove one of these references: give a resource a name of its own, and write that name in place of Ref or Fn::GetAtt';
const circle = (way: string): string => `CloudFormation could make none of these first, as each needs the next: ${way}; ${fix}`;

describe('a circle of references in a merged template', () => {
  const refused: readonly (readonly [yaml: string, problem: string])[] = [
    [
      'Resources:\n  A: {Type: "AWS::SQS::Queue", DependsOn: B}\n  B: {Type: "AWS::SQS::Queue", Properties: {QueueName: !GetAtt A.QueueName}}',
      `error reference-circle m0.yaml:2:3 ${circle('A → B → A')}`,
    ],
    ['Resources:\n  A: {Type: "AWS::SQS::Queue", Properties: {QueueName: !Sub "${A}-x"}}', `error reference-circle m0.yaml:2:3 'A' refers to itself; ${fix}`],
    [
      'Resources:\n  Queue: {Type: "AWS::SQS::Queue", DependsOn: [Work]}\n  Work: {Properties: {Environment: {Variables: {QUEUE: !Ref Queue}}}}',
      `error reference-circle m0.yaml:3:3 ${circle('Work → Queue → Work')}`,
    ],
    [
      'Resources:\n  Key: {Type: "AWS::KMS::Key", Properties: {KeyPolicy: !GetAtt Work.Arn}}\n  DefaultRole: {Properties: {Tags: [{Key: k, Value: !Ref Key}]}}',
      `error reference-circle m0.yaml:3:3 ${circle('DefaultRole → Key → Work → DefaultRole')}`,
    ],
  ];
  for (const [yaml, problem] of refused) {
    it(`is told with its way: ${yaml}`, async () => {
      const problems = await problemsWith(withWork, yaml);
      expect(problems.filter(({ code }) => code === 'reference-circle').map(shown)).to.deep.equal([problem]);
    });
  }

  it('is told for each that has resources of its own', async () => {
    const pair = (a: string, b: string): string => `  ${a}: {Type: "AWS::SQS::Queue", DependsOn: ${b}}\n  ${b}: {Type: "AWS::SQS::Queue", DependsOn: ${a}}\n`;
    const problems = await problemsWith(withWork, `Resources:\n${pair('A', 'B')}${pair('C', 'D')}  E: {Type: "AWS::SQS::Queue", DependsOn: [A, C]}\n`);
    expect(problems.map(({ message }) => message)).to.deep.equal([circle('A → B → A').split(';')[0], circle('C → D → C').split(';')[0]]);
  });

  const accepted: readonly string[] = [
    'Resources:\n  A: {Type: "AWS::SQS::Queue", DependsOn: B}\n  B: {Type: "AWS::SQS::Queue"}',
    // One of the two conditions is false.
    'Conditions: {C: !Equals [a, b]}\nResources:\n  A: {Type: "AWS::SQS::Queue", Properties: {Tags: !If [C, [{Key: k, Value: !Ref B}], []]}}\n  B: {Type: "AWS::SQS::Queue", Properties: {Tags: !If [C, [], [{Key: k, Value: !Ref A}]]}}',
    'Transform: [AWS::Serverless-2016-10-31, Mine]\nResources:\n  A: {Type: "AWS::SQS::Queue", DependsOn: B}\n  B: {Type: "AWS::SQS::Queue", DependsOn: A}',
    'Resources:\n  A: {Type: "AWS::SQS::Queue", Properties: {QueueName: !Sub ["${A}", {A: jobs}]}}',
  ];
  for (const yaml of accepted) {
    it(`is not seen where there is none, or may be none: ${yaml}`, async () => {
      expect((await problemsWith(withWork, yaml)).filter(({ code }) => code === 'reference-circle').map(shown)).to.deep.equal([]);
    });
  }
});
