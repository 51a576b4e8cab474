import { expect } from 'chai';
import { problemsWith, shown, withWork } from './merged.js';

const wrong = '{Version: "2012-10-17", Statement: [{Effect: Alow, Action: "s3:*", Resource: "*", Principal: "*"}]}';
const resource = (type: string, properties: string): string => `Resources: {X: {Type: ${type}, Properties: ${properties}}}`;

describe('policies in merge templates', () => {
  const identity =
    'error policy-invalid the Effect of a statement cannot be "Alow"; error policy-invalid the policy of a role cannot have Principal: whoever has the role is meant';
  const resourceBased = 'error policy-invalid the Effect of a statement cannot be "Alow"';
  const rows: readonly [type: string, properties: string, want: string][] = [
    ['AWS::IAM::Policy', `{PolicyDocument: ${wrong}}`, identity],
    ['AWS::IAM::ManagedPolicy', `{PolicyDocument: ${wrong}}`, identity],
    ['AWS::IAM::RolePolicy', `{PolicyDocument: ${wrong}}`, identity],
    ['AWS::IAM::Role', `{Policies: [{PolicyName: a, PolicyDocument: ${wrong}}]}`, identity],
    ['AWS::IAM::User', `{Policies: [{PolicyName: a, PolicyDocument: ${wrong}}]}`, identity],
    [
      'AWS::Serverless::Function',
      `{Handler: a.b, Runtime: nodejs24.x, CodeUri: ., Policies: [AWSLambdaExecute, {SQSPollerPolicy: {QueueName: q}}, ${wrong}]}`,
      identity,
    ],
    ['AWS::IAM::Role', `{AssumeRolePolicyDocument: ${wrong}}`, resourceBased],
    ['AWS::SQS::QueuePolicy', `{PolicyDocument: ${wrong}}`, resourceBased],
    ['AWS::S3::BucketPolicy', `{PolicyDocument: ${wrong}}`, resourceBased],
    ['AWS::KMS::Key', `{KeyPolicy: ${wrong}}`, resourceBased],
    ['Custom::Policy', `{ServiceToken: x, PolicyDocument: ${wrong}}`, ''],
  ];
  for (const [type, properties, want] of rows) {
    it(`are checked: ${type} ${properties.slice(0, 20)}`, async () => {
      const problems = await problemsWith(withWork, resource(type, properties));
      expect(problems.map(({ severity, code, message }) => `${severity} ${code} ${message}`).join('; ')).to.equal(want);
      for (const { where } of problems) expect(where.file).to.equal('m0.yaml');
    });
  }

  it('are told with their place', async () => {
    const yaml =
      'Resources:\n  P:\n    Type: AWS::IAM::RolePolicy\n    Properties:\n      PolicyDocument:\n        Statement:\n          - Effect: Allow\n            Actoin: s3:*\n            Resource: "arn:aws:s3:::${aws:username}"';
    expect((await problemsWith(withWork, yaml)).map(shown)).to.deep.equal([
      "error policy-invalid m0.yaml:8:13 a statement has no key 'Actoin'; did you mean 'Action'?",
      'warning policy-variables m0.yaml:5:7 the policy uses variables such as ${aws:username}, which are plain text without the Version 2012-10-17; add "Version": "2012-10-17"',
    ]);
  });
});
