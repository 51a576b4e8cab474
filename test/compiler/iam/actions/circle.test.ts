import { expect } from 'chai';
import { expandTemplate } from '../../../../src/compiler/expand/expand-template.js';
import { type AskReference, referencesOfRoles } from '../../../../src/compiler/iam/actions/circle.js';
import { parseMergeTemplate } from '../../../../src/compiler/merge/parse-merge.js';

/** Each of the functions `First` and `Second` has a role of its own. */
async function rolesOf(yaml: string): Promise<AskReference> {
  const { template } = await parseMergeTemplate(
    `
Resources:
  FirstRole: {Type: "AWS::IAM::Role"}
  SecondRole: {Type: "AWS::IAM::Role"}
  First: {Type: "AWS::Serverless::Function", Properties: {Role: !GetAtt FirstRole.Arn, Handler: app.first}}
  Second: {Type: "AWS::Serverless::Function", Properties: {Role: !GetAtt SecondRole.Arn, Handler: app.second}}
${yaml}`,
    'm.yaml',
    'yaml',
  );
  return referencesOfRoles(expandTemplate(template!.value).resources);
}

describe('what the policy of a role may refer to', () => {
  const rows: readonly (readonly [given: string, resource: string, way: readonly string[] | undefined])[] = [
    ['{Type: "AWS::SQS::Queue"}', 'Mine', undefined],
    ['{Type: "AWS::StepFunctions::StateMachine", Properties: {DefinitionSubstitutions: {Work: !GetAtt Second.Arn}}}', 'Mine', undefined],
    ['{Type: "AWS::StepFunctions::StateMachine", Properties: {DefinitionSubstitutions: {Work: !GetAtt First.Arn}}}', 'Mine', ['Mine', 'First', 'FirstRole']],
    ['{Type: "AWS::StepFunctions::StateMachine", Properties: {RoleArn: !Sub "${FirstRole.Arn}"}}', 'Mine', ['Mine', 'FirstRole']],
    ['{Type: "AWS::SQS::Queue", DependsOn: [First]}', 'Mine', ['Mine', 'First', 'FirstRole']],
    ['{Type: "AWS::SQS::Queue", Properties: {QueueName: !If [C, a, !Ref First]}}', 'Mine', ['Mine', 'First', 'FirstRole']],
    ['{Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: !Ref Second}}', 'Second', undefined],
    ['{Type: "AWS::SQS::Queue"}', 'First', ['First', 'FirstRole']],
    ['{Type: "AWS::SQS::Queue"}', 'FirstRole', ['FirstRole']],
  ];
  for (const [given, resource, way] of rows) {
    it(`is ${way === undefined ? resource : `not ${resource}`} in ${given}`, async () => {
      const ask = await rolesOf(`  Mine: ${given}`);
      expect(ask('FirstRole', resource)).to.deep.equal(way);
    });
  }

  it('is what SAM writes into a bucket too', async () => {
    const events = '{Events: {New: {Type: S3, Properties: {Bucket: !Ref Files, Events: "s3:ObjectCreated:*"}}}}';
    const ask = await rolesOf(`  Files: {Type: "AWS::S3::Bucket"}\n  Third: {Type: "AWS::Serverless::Function", Properties: ${events}}`);
    expect(ask('FirstRole', 'Files')).to.equal(undefined);
    expect(ask('ThirdRole', 'Files')?.at(-1)).to.equal('ThirdRole');
  });

  it('is not what closes a circle with the policy of another role', async () => {
    const machines = (name: string, work: string): string =>
      `  ${name}: {Type: "AWS::StepFunctions::StateMachine", Properties: {RoleArn: !GetAtt ${work}.Arn}}`;
    const ask = await rolesOf([machines('OfFirst', 'First'), machines('OfSecond', 'Second')].join('\n'));
    expect(ask('FirstRole', 'OfSecond')).to.equal(undefined);
    expect(ask('SecondRole', 'OfFirst')).to.deep.equal(['OfFirst', 'First', 'FirstRole', 'OfSecond', 'Second', 'SecondRole']);
  });
});
