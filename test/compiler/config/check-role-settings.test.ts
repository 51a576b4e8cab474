import { expect } from 'chai';
import { checkRoleSettings } from '../../../src/compiler/config/check-role-settings.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { resolveStage } from '../../../src/compiler/config/resolve-stage.js';
import { functionsNamed } from './configured.js';

type Settings = Partial<ConfigFile>;

const arn = 'arn:aws:iam::123456789012:policy/developers';
const statements = [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }];
const foreign = { manage_iam_role: false, iam_role_arn: 'arn:aws:iam::1:role/r' };
const fromFile = { autogen_policy: false };

/** `severity code path: message; fix` */
function check(settings: Settings, names: readonly string[] = ['worker', 'other']): string[] {
  const config = resolveStage({ app_name: 'a', ...settings }, 'config.json', 'dev');
  return checkRoleSettings(config, functionsNamed(config, names)).map(
    ({ severity, code, where, message, fix }) => `${severity} ${code} ${where.path?.join('.')}: ${message}; ${fix}`,
  );
}

describe('settings of roles', () => {
  const fine: readonly [what: string, settings: Settings][] = [
    ['that are not set', {}],
    ['for all roles', { iam_role_per_function: true, iam_policy_statements: statements, iam_permissions_boundary: arn }],
    ['that one function does not take', { iam_role_per_function: true, iam_policy_statements: statements, lambda_functions: { worker: foreign } }],
    ['for all, which a policy file leaves out', { iam_policy_statements: statements, lambda_functions: { worker: fromFile } }],
    ['for a role of its own with a policy file', { lambda_functions: { worker: { ...fromFile, iam_role_per_function: true, iam_permissions_boundary: arn } } }],
    ['that are taken back', { ...foreign, iam_role_per_function: false, iam_policy_statements: [] }],
    ['of one function in the shared role', { lambda_functions: { worker: { iam_policy_statements: statements } } }],
    ['with the same boundary', { iam_permissions_boundary: arn, lambda_functions: { worker: { iam_permissions_boundary: arn } } }],
    ['with a boundary of a role of its own', { lambda_functions: { worker: { iam_role_per_function: true, iam_permissions_boundary: arn } } }],
    ['of a function that the app does not have', { lambda_functions: { gone: { ...foreign, iam_policy_statements: statements } } }],
  ];
  for (const [what, settings] of fine) it(`are taken: those ${what}`, () => expect(check(settings)).to.deep.equal([]));

  const unused = 'warning iam-setting-unused';
  const manages = 'manage_iam_role is false: the template does not have its role';
  const rows: readonly [what: string, settings: Settings, want: readonly string[]][] = [
    [
      'a boundary of one function in the shared role',
      { lambda_functions: { worker: { iam_permissions_boundary: arn } } },
      [
        'error iam-boundary-shared lambda_functions.worker.iam_permissions_boundary: function worker: iam_permissions_boundary would limit other functions too, ' +
          'because the role is the one that functions share; set iam_role_per_function to true there too, or set iam_permissions_boundary for the whole stage',
      ],
    ],
    [
      'statements beside a policy file, at both places of the function',
      {
        lambda_functions: { worker: { ...fromFile, iam_policy_statements: statements } },
        stages: { dev: { lambda_functions: { worker: { iam_policy_statements: statements } } } },
      },
      ['lambda_functions.worker', 'stages.dev.lambda_functions.worker'].map(
        (path) =>
          `${unused} ${path}.iam_policy_statements: function worker: iam_policy_statements has no effect, because autogen_policy is false: ` +
          'its policy comes from a file; write the statements into that file, or set autogen_policy to true',
      ),
    ],
    [
      'all of them for an existing role',
      { lambda_functions: { worker: { ...foreign, iam_role_per_function: true, iam_policy_statements: statements, iam_permissions_boundary: arn } } },
      [
        `${unused} lambda_functions.worker.iam_role_per_function: function worker: iam_role_per_function has no effect, because ${manages}; remove it, or set manage_iam_role to true`,
        `${unused} lambda_functions.worker.iam_policy_statements: function worker: iam_policy_statements has no effect, because ${manages}; add what it needs to the policy of that role, or set manage_iam_role to true`,
        `${unused} lambda_functions.worker.iam_permissions_boundary: function worker: iam_permissions_boundary has no effect, because ${manages}; remove it, or set manage_iam_role to true`,
      ],
    ],
    [
      'what no function of the stage takes',
      { ...foreign, iam_role_per_function: true, stages: { dev: { iam_permissions_boundary: arn } } },
      [
        `${unused} iam_role_per_function: all functions: iam_role_per_function has no effect, because ${manages}; remove it, or set manage_iam_role to true`,
        `${unused} stages.dev.iam_permissions_boundary: all functions: iam_permissions_boundary has no effect, because ${manages}; remove it, or set manage_iam_role to true`,
      ],
    ],
  ];
  for (const [what, settings, want] of rows) it(`are told of: ${what}`, () => expect(check(settings)).to.deep.equal(want));

  it('are told of once for all functions', () => {
    const all = { iam_permissions_boundary: arn };
    expect(check({ lambda_functions: { worker: all, other: all } })).to.have.lengthOf(2);
    expect(check({ ...foreign, iam_policy_statements: statements })).to.have.lengthOf(1);
  });
});
