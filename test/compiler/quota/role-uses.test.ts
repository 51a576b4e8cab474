import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { handler } from '../model/modelled.js';
import { problemsWith, shown, withWork } from '../merged/merged.js';

/** Of the generated policy, which only has the logs. */
const logs = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: 'arn:*:logs:*:*:*' }],
}).length;

/** A statement with this many characters, and a comma. */
function filling(characters: number, service = 's3'): { Effect: string; Action: string; Resource: string } {
  const rest = { Effect: 'Allow', Action: `${service}:A`, Resource: 'arn:aws:s3:::x' };
  return { ...rest, Resource: rest.Resource + 'x'.repeat(characters - JSON.stringify(rest).length - 1) };
}

async function problemsOf(statements: readonly { [key: string]: Value }[], settings: object = {}, merge: readonly string[] = []): Promise<string[]> {
  return (await problemsWith(withWork, merge, { iam_policy_statements: [...statements], ...settings })).map(shown);
}

describe('the policies of a role', () => {
  it('may have 10240 characters, with a warning from 80 %', async () => {
    expect(await problemsOf([filling(8191 - logs)])).to.deep.equal([]);
    expect((await problemsOf([filling(8192 - logs)])).map((text) => text.split(';')[0])).to.deep.equal([
      'warning quota-near app.ts the inline policies of DefaultRole have 8192 characters, 80 % of the 10240 that IAM allows',
    ]);
    expect((await problemsOf([filling(10_240 - logs)])).map((text) => text.split(' ', 2).join(' '))).to.deep.equal(['warning quota-near']);
  });

  it('are refused with one more, with what takes most of them', async () => {
    expect(await problemsOf([filling(3000, 'sqs'), filling(6000), filling(1241 - logs, 'dynamodb')])).to.deep.equal([
      `error role-policy-size app.ts the inline policies of DefaultRole have 10241 characters, but IAM allows 10240; most of them are for s3 (5999), sqs (2999) and dynamodb (${1240 - logs}); ` +
        'move statements into an AWS::IAM::ManagedPolicy of a merge template with Roles [{"Ref": "DefaultRole"}]',
    ]);
  });

  it('do not count white space', async () => expect(await problemsOf([{ ...filling(10_240 - logs), Action: 's3:A', Sid: '' }])).to.have.lengthOf(1));

  it('are fewer where each function has a role of its own, which is told of the shared one', async () => {
    const declare = (app: Parameters<typeof withWork>[0]): void => {
      app.lambdaFunction('a', handler);
      app.lambdaFunction('b', handler);
    };
    const ofOne = { iam_policy_statements: [filling(6000)] };
    const ofOther = { iam_policy_statements: [filling(6000, 'sqs')] };
    const settings = { lambda_functions: { a: ofOne, b: ofOther } };
    expect((await problemsWith(declare, [], settings)).map(({ fix }) => fix.split(',')[0])).to.deep.equal(['set iam_role_per_function to true']);
    expect(await problemsWith(declare, [], { ...settings, iam_role_per_function: true })).to.deep.equal([]);
  });

  it('are told at the function whose role it is', async () => {
    const [problem] = await problemsOf([filling(10_241)], { iam_role_per_function: true });
    expect(problem).to.match(/^error role-policy-size app\.ts:1 the inline policies of WorkRole have at least \d+ characters/);
  });

  const added = (type: string, roles: string): string =>
    `Resources:\n  P:\n    Type: AWS::IAM::${type}\n    Properties: {${roles}, PolicyName: p, PolicyDocument: {Version: "2012-10-17", Statement: [${JSON.stringify(filling(5000))}]}}`;
  const merges: readonly (readonly [what: string, yaml: string, codes: readonly string[]])[] = [
    ['of AWS::IAM::RolePolicy', added('RolePolicy', 'RoleName: !Ref DefaultRole'), ['role-policy-size']],
    ['of AWS::IAM::Policy', added('Policy', 'Roles: [!Ref DefaultRole]'), ['role-policy-size']],
    // Its own 6144 are near.
    ['but not of AWS::IAM::ManagedPolicy', added('ManagedPolicy', 'Roles: [!Ref DefaultRole]').replace('PolicyName', 'ManagedPolicyName'), ['quota-near']],
  ];
  for (const [what, yaml, want] of merges) {
    it(`include those ${what}`, async () => {
      const codes = (await problemsOf([filling(6000)], {}, [yaml])).map((text) => text.split(' ')[1]);
      expect(codes).to.deep.equal(want);
    });
  }

  it('are a warning where the names decide', async () => {
    const resources = Array.from({ length: 80 }, (_, index) => ({ ...filling(90), Sid: `S${index}`, Resource: { 'Fn::GetAtt': ['Orders', 'Arn'] } }));
    const yaml = 'Resources: {Orders: {Type: "AWS::DynamoDB::Table"}}';
    const [problem, ...others] = await problemsOf(resources, {}, [yaml]);
    expect(others).to.deep.equal([]);
    expect(problem).to.match(
      /^warning role-policy-size app\.ts the inline policies of DefaultRole will probably have about \d+ characters, depending on names/,
    );
  });

  it('of a role in a merge template are told there', async () => {
    const yaml = `Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: []}\n      Policies: [{PolicyName: p, PolicyDocument: {Version: "2012-10-17", Statement: [${JSON.stringify(filling(11_000))}]}}]`;
    expect((await problemsOf([], {}, [yaml]))[0]).to.match(/^error role-policy-size m0\.yaml:6:7 the inline policies of R have 110\d\d characters/);
  });
});
