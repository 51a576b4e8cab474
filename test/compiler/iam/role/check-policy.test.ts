import { expect } from 'chai';
import type { Value } from '../../../../src/compiler/cloudformation/template.js';
import { policyMistakes } from '../../../../src/compiler/iam/role/check-policy.js';
import type { PolicyKind } from '../../../../src/compiler/iam/role/check-statement.js';

const right = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const policy = (...statements: Value[]): Value => ({ Version: '2012-10-17', Statement: statements });
const given = (changes: { readonly [key: string]: Value | undefined }): Value => {
  const statement: { [key: string]: Value | undefined } = { ...right, ...changes };
  return policy(Object.fromEntries(Object.entries(statement).filter((entry): entry is [string, Value] => entry[1] !== undefined)));
};

describe('a policy document', () => {
  const fine: readonly [what: string, document: Value, kind?: PolicyKind][] = [
    ['a statement', policy(right)],
    ['a statement without a list', { Version: '2008-10-17', Id: 'x', Statement: right }],
    ['no statement, as a policy of a private API may have', policy(), 'resource'],
    ['no Version', { Statement: [right] }],
    ['lists, wildcards and a Sid', policy({ Sid: 'Read1', ...right, Action: ['s3:Get*', 's3:?', '*', '*:*'], Resource: ['*', 'arn:*:s3:::*'] })],
    ['what is left over', policy({ Effect: 'Deny', NotAction: 'iam:*', NotResource: 'arn:aws:iam::*:user/*' })],
    [
      'functions of CloudFormation',
      given({ Resource: [{ 'Fn::GetAtt': ['T', 'Arn'] }, { 'Fn::Sub': '${T.Arn}/*' }], Effect: { 'Fn::If': ['A', 'Allow', 'Deny'] }, Action: { Ref: 'P' } }),
    ],
    ['a statement that a function gives', policy({ 'Fn::If': ['A', right, { Ref: 'AWS::NoValue' }] })],
    [
      'conditions of every kind',
      given({
        Condition: {
          StringEqualsIfExists: { a: 'b' },
          'ForAllValues:StringLike': { a: ['b'] },
          'ForAnyValue:ArnLikeIfExists': { a: 'b' },
          Null: { a: 'true' },
          Bool: { 'aws:SecureTransport': 'false' },
        },
      }),
    ],
    [
      'who may use a resource',
      policy({ ...right, Principal: '*' }, { ...right, Principal: { AWS: '1', Service: ['a.amazonaws.com'], Federated: 'x', CanonicalUser: 'y' } }),
      'resource',
    ],
    ['a resource of API Gateway', policy({ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }), 'resource'],
    ['who may assume a role', policy({ Sid: '', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }), 'trust'],
    ['what a function gives as a whole', { 'Fn::If': ['A', policy(right), policy(right)] }],
  ];
  for (const [what, document, kind = 'identity'] of fine) it(`may have ${what}`, () => expect(policyMistakes(document, kind)).to.deep.equal([]));

  const wrong: readonly [what: string, document: Value, kind: PolicyKind, path: string, message: string, fix: string][] = [
    [
      'an unknown key',
      { ...(policy(right) as object), Statements: [] },
      'identity',
      'Statements',
      "a policy has no key 'Statements'",
      "did you mean 'Statement'?",
    ],
    [
      'a Version of a slip',
      { Version: '2012-10-07', Statement: [right] },
      'identity',
      'Version',
      'the Version of a policy cannot be "2012-10-07"',
      "did you mean '2012-10-17'?",
    ],
    ['a Version of its own', { Version: 1, Statement: [right] }, 'identity', 'Version', 'the Version of a policy cannot be 1', 'write "Version": "2012-10-17"'],
    ['a text for a statement', policy('x'), 'identity', 'Statement.0', 'a statement must be a map, not "x"', 'write {"Effect": …, "Action": …}'],
    [
      'an unknown key of a statement',
      given({ Resource: undefined, Resources: '*' }),
      'identity',
      'Statement.0.Resources',
      "a statement has no key 'Resources'",
      "did you mean 'Resource'?",
    ],
    [
      'a key in another case',
      given({ effect: 'Allow', Effect: undefined }),
      'identity',
      'Statement.0.effect',
      "a statement has no key 'effect'",
      "did you mean 'Effect'?",
    ],
    ['an unknown Effect', given({ Effect: 'Alow' }), 'identity', 'Statement.0.Effect', 'the Effect of a statement cannot be "Alow"', "did you mean 'Allow'?"],
    [
      'an Effect in another case',
      given({ Effect: 'allow' }),
      'identity',
      'Statement.0.Effect',
      'the Effect of a statement cannot be "allow"',
      "did you mean 'Allow'?",
    ],
    [
      'an Effect that is no text',
      given({ Effect: true }),
      'identity',
      'Statement.0.Effect',
      'the Effect of a statement cannot be true',
      "use 'Allow' or 'Deny'",
    ],
    ['no Effect', given({ Effect: undefined }), 'identity', 'Statement.0', 'the statement has no Effect', 'add "Effect": "Allow" or "Deny"'],
    ['no Action', given({ Action: undefined }), 'identity', 'Statement.0', 'the statement has no Action', 'add "Action"'],
    ['no Resource', given({ Resource: undefined }), 'identity', 'Statement.0', 'the statement has no Resource', 'add "Resource"'],
    ['no Principal', policy(right), 'resource', 'Statement.0', 'the statement has no Principal', 'add "Principal"'],
    [
      'an Action and a NotAction',
      given({ NotAction: '*' }),
      'identity',
      'Statement.0.NotAction',
      'a statement cannot have both Action and NotAction',
      'keep one of them',
    ],
    [
      'an action without its service',
      given({ Action: ['s3:GetObject', 'PutObject'] }),
      'identity',
      'Statement.0.Action.1',
      "'PutObject' is not an action",
      "write the service and the action, as in 's3:GetObject', or '*'",
    ],
    [
      'a resource that is no ARN',
      given({ Resource: 'my-bucket' }),
      'identity',
      'Statement.0.Resource',
      "'my-bucket' is not an ARN",
      "write an ARN, as in 'arn:aws:s3:::my-bucket/*', or '*'",
    ],
    [
      'a resource that is the beginning of an ARN',
      given({ Resource: ['arn:aws:s3:::b', 'arn:*:s3:::b', 'arn:aws:s3*', 'arn:aws:s3:my-bucket'] }),
      'identity',
      'Statement.0.Resource.3',
      "'arn:aws:s3:my-bucket' is not an ARN",
      "write an ARN, as in 'arn:aws:s3:::my-bucket/*', or '*'",
    ],
    [
      'a long text that is no ARN, which is shown in part',
      given({ Resource: 'x'.repeat(9000) }),
      'identity',
      'Statement.0.Resource',
      `'${'x'.repeat(77)}...' is not an ARN`,
      "write an ARN, as in 'arn:aws:s3:::my-bucket/*', or '*'",
    ],
    [
      'a Principal of a role',
      given({ Principal: '*' }),
      'identity',
      'Statement.0.Principal',
      'the policy of a role cannot have Principal: whoever has the role is meant',
      'remove it',
    ],
    [
      'a NotPrincipal of a role',
      given({ NotPrincipal: '*' }),
      'identity',
      'Statement.0.NotPrincipal',
      'the policy of a role cannot have NotPrincipal: whoever has the role is meant',
      'remove it',
    ],
    [
      'an unknown kind of principal',
      policy({ ...right, Principal: { Services: 'x' } }),
      'resource',
      'Statement.0.Principal.Services',
      "Principal has no key 'Services'",
      "did you mean 'Service'?",
    ],
    [
      'a Principal that is a text',
      policy({ ...right, Principal: '123456789012' }),
      'resource',
      'Statement.0.Principal',
      'Principal cannot be "123456789012"',
      'write \'*\', or a map such as {"AWS": "123456789012"} or {"Service": "lambda.amazonaws.com"}',
    ],
    [
      'an unknown operator',
      given({ Condition: { StringEqual: { a: 'b' } } }),
      'identity',
      'Statement.0.Condition.StringEqual',
      "there is no condition operator 'StringEqual'",
      "did you mean 'StringEquals'?",
    ],
    [
      'an unknown operator of a set',
      given({ Condition: { 'ForAnyValue:StringLikes': { a: 'b' } } }),
      'identity',
      'Statement.0.Condition.ForAnyValue:StringLikes',
      "there is no condition operator 'ForAnyValue:StringLikes'",
      "did you mean 'ForAnyValue:StringLike'?",
    ],
    [
      'an operator without keys',
      given({ Condition: { Bool: 'aws:SecureTransport' } }),
      'identity',
      'Statement.0.Condition.Bool',
      "the condition operator 'Bool' needs a map of keys and values",
      'write {"Bool": {"aws:SecureTransport": …}}',
    ],
    [
      'a Sid with a blank',
      given({ Sid: 'may read' }),
      'identity',
      'Statement.0.Sid',
      "the Sid 'may read' has characters that IAM does not allow",
      'use letters and digits only',
    ],
    [
      'a Sid twice',
      policy({ Sid: 'A', ...right }, { Sid: 'A', ...right }),
      'identity',
      'Statement.1.Sid',
      "two statements have the Sid 'A'",
      'give each its own, or leave it out',
    ],
    [
      'a mistake in a statement without a list',
      { Statement: { ...right, Effect: 'Denny' } },
      'identity',
      'Statement.Effect',
      'the Effect of a statement cannot be "Denny"',
      "did you mean 'Deny'?",
    ],
  ];
  for (const [what, document, kind, path, message, fix] of wrong) {
    it(`cannot have ${what}`, () => {
      expect(policyMistakes(document, kind).map((mistake) => ({ ...mistake, path: mistake.path.join('.') }))).to.deep.equal([{ path, message, fix }]);
    });
  }
});
