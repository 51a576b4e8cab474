import { expect } from 'chai';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { checkPolicyStatements } from '../../../src/compiler/model/check-policy-statements.js';
import { type Declare, handler, modelOf } from './modelled.js';

type Settings = Partial<ConfigFile>;
type Statement = { readonly [key: string]: unknown };

const two: Declare = (app) => {
  app.lambdaFunction('a', handler);
  app.lambdaFunction('b', handler);
};
const allow: Statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

function check(settings: Settings): string[] {
  return checkPolicyStatements(modelOf(two, settings)).map(
    ({ severity, code, where: { path, file }, message, fix }) => `${severity} ${code} ${file} ${path?.join('.')}: ${message}; ${fix}`,
  );
}

describe('the statements of the configuration', () => {
  const fine: readonly [what: string, settings: Settings][] = [
    ['none', {}],
    ['whole ones', { iam_policy_statements: [allow, { Sid: 'A1', Effect: 'Deny', NotAction: ['s3:*'], Resource: ['arn:aws:s3:::b'], Condition: {} }] }],
    [
      'functions of CloudFormation',
      { iam_policy_statements: [{ ...allow, Resource: { 'Fn::GetAtt': ['Orders', 'Arn'] } }, { 'Fn::If': ['IsProd', allow, allow] }] },
    ],
    ['one statement at two places', { iam_policy_statements: [{ ...allow, Sid: 'A' }], stages: { dev: { iam_policy_statements: [{ ...allow, Sid: 'A' }] } } }],
    [
      'one Sid in two roles',
      {
        iam_role_per_function: true,
        lambda_functions: { a: { iam_policy_statements: [{ ...allow, Sid: 'A' }] }, b: { iam_policy_statements: [{ ...allow, Action: 's3:*', Sid: 'A' }] } },
      },
    ],
    ['those of functions without a generated policy', { lambda_functions: { a: { autogen_policy: false, iam_policy_statements: [{ Efect: 'Allow' }] } } }],
  ];
  for (const [what, settings] of fine) it(`are taken: ${what}`, () => expect(check(settings)).to.deep.equal([]));

  const wrong = 'error policy-invalid .chalice/config.json';
  const rows: readonly [what: string, settings: Settings, want: readonly string[]][] = [
    [
      'a misspelt key, once for all roles',
      { iam_role_per_function: true, iam_policy_statements: [allow, { Efect: 'Allow', Action: 's3:*', Resource: '*' }] },
      [`${wrong} iam_policy_statements.1.Efect: a statement has no key 'Efect'; did you mean 'Effect'?`],
    ],
    [
      'what is no action, at its level',
      { stages: { dev: { lambda_functions: { b: { iam_policy_statements: [{ ...allow, Action: ['s3:GetObject', 'GetItem'] }] } } } } },
      [
        `${wrong} stages.dev.lambda_functions.b.iam_policy_statements.0.Action.1: 'GetItem' is not an action; write the service and the action, as in 's3:GetObject', or '*'`,
      ],
    ],
    [
      'no resource',
      { iam_policy_statements: [{ Effect: 'Allow', Action: 's3:*' }] },
      [`${wrong} iam_policy_statements.0: the statement has no Resource; add "Resource"`],
    ],
    [
      'one Sid in one role',
      { iam_policy_statements: [{ ...allow, Sid: 'A' }], lambda_functions: { b: { iam_policy_statements: [{ ...allow, Action: 's3:*', Sid: 'A' }] } } },
      [`${wrong} lambda_functions.b.iam_policy_statements.0.Sid: two statements have the Sid 'A'; give each its own, or leave it out`],
    ],
  ];
  for (const [what, settings, want] of rows) it(`are refused with their place: ${what}`, () => expect(check(settings)).to.deep.equal(want));
});
