import { entriesOf } from '../../compiler/cloudformation/branch.js';
import type { Value } from '../../compiler/cloudformation/template.js';
import { textOf } from '../../compiler/cloudformation/text-of.js';
import { originOf, type StageConfig } from '../../compiler/config/resolve-stage.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { functionNamed } from './function-named.js';
import type { PackageOptions } from './package-options.js';
import { compileProject } from './package-stage.js';
import { statementsIn } from '../../compiler/cloudformation/policy-document.js';
import { attachedPolicies, policyIn, roleIn } from '../../compiler/iam/role/role-policy.js';

/** Which policy to generate. */
export interface GeneratePolicyOptions extends Omit<PackageOptions, 'outputPath' | 'prove' | 'forDeployment'> {
  /** Only what the role of this function has. Default: what all roles of the app's functions have together. */
  readonly functionName?: string;
}

/** The policy of functions. */
export interface GeneratedPolicy {
  /** The stage's name. */
  readonly stage: string;
  /** The policy document, as in the template. Of several roles, one with the statements of all. */
  readonly policy: Value;
  /** The roles that have it. */
  readonly roles: readonly PolicyRole[];
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/** A role that the template makes for functions of the app. */
export interface PolicyRole {
  readonly logicalId: string;
  /** The names of the functions that have it. */
  readonly functions: readonly string[];
  readonly policy: Value;
  /** Managed policies of the role, each as its ARN or the function of CloudFormation that gives it. All come from merge templates. */
  readonly managedPolicies: readonly Value[];
}

/**
 * The policy that the functions of a stage get, like `tschalice gen-policy`. It writes and prints nothing.
 *
 * @throws ProblemError if the stage cannot be compiled, the app has no such function, or the function's role is made elsewhere
 */
export async function generatePolicy({ functionName, ...options }: GeneratePolicyOptions): Promise<GeneratedPolicy> {
  const { functions: all, template, appFile, config, problems } = await compileProject(options);
  const functions = functionName === undefined ? all : [functionNamed(all, functionName, appFile)];
  const users = new Map<string, string[]>();
  for (const { logicalId } of functions) {
    const role = roleIn(template, logicalId);
    if (role !== undefined)
      users.set(
        role,
        all.filter((one) => roleIn(template, one.logicalId) === role).map(({ name }) => name),
      );
  }
  const roles = [...users].map(([logicalId, names]): PolicyRole => {
    const { managed, statements } = attachedPolicies(template, logicalId);
    const policy = withStatements(
      policyIn(template, logicalId),
      statements.map(({ statement }) => statement),
    );
    return { logicalId, functions: names, policy, managedPolicies: managed };
  });
  if (functionName !== undefined && roles.length === 0) throw new ProblemError([roleElsewhere(functionName, config)]);
  const elsewhere = functions.filter(({ logicalId }) => roleIn(template, logicalId) === undefined).map(({ name }) => name);
  return { stage: options.stage, policy: joined(roles), roles, problems: [...problems, ...rolesElsewhere(elsewhere, config), ...managedElsewhere(roles)] };
}

function roleElsewhere(functionName: string, config: StageConfig): Problem {
  return {
    code: 'role-elsewhere',
    severity: 'error',
    where: { file: config.file, path: originOf(config, 'manage_iam_role', functionName) },
    message: `the role of '${functionName}' is made elsewhere, so the template has no policy of it`,
    fix: 'look at the role in IAM, or leave manage_iam_role out to have one generated',
  };
}

function rolesElsewhere(names: readonly string[], config: StageConfig): Problem[] {
  const [first] = names;
  if (first === undefined) return [];
  const whose = names.map((name) => `'${name}'`).join(', ');
  const message = `${names.length === 1 ? `the role of ${whose} is` : `the roles of ${whose} are`} made elsewhere, so the policy has nothing of what they may do`;
  const { where, fix } = roleElsewhere(first, config);
  return [{ code: 'role-elsewhere', severity: 'warning', where, message, fix }];
}

/** With what resources of merge templates add to it. */
function withStatements(policy: Value, added: readonly Value[]): Value {
  return added.length === 0 ? policy : { ...(policy as { readonly [key: string]: Value }), Statement: [...statementsIn(policy), ...added] };
}

/** A policy document cannot have them. */
function managedElsewhere(roles: readonly PolicyRole[]): Problem[] {
  return roles.flatMap(({ logicalId, managedPolicies }): Problem[] => {
    if (managedPolicies.length === 0) return [];
    const names = managedPolicies.map((policy) => (typeof policy === 'string' ? policy : JSON.stringify(policy))).join(', ');
    const message = `the role also has ${managedPolicies.length === 1 ? 'a managed policy' : 'managed policies'} from a merge template, which this policy does not include: ${names}`;
    const where = { file: 'sam.json', path: ['Resources', logicalId, 'Properties', 'ManagedPolicyArns'] };
    return [{ code: 'policy-lacks-managed', severity: 'warning', where, message, fix: 'look at them in IAM, or in the merge template' }];
  });
}

function joined(roles: readonly PolicyRole[]): Value {
  const [only, ...others] = roles;
  if (only !== undefined && others.length === 0) return only.policy;
  const statements = new Map(roles.flatMap(({ policy }) => statementsIn(policy)).map((statement) => [JSON.stringify(statement), statement]));
  return { Version: textOf(entriesOf(only?.policy).get('Version') ?? '2012-10-17'), Statement: [...statements.values()] };
}
