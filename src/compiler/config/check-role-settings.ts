import type { Problem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import { checkEachFunction, type ConfiguredFunction } from './check-each-function.js';
import type { FunctionConfig } from './function-config.js';
import { writtenStatements } from './policy-statements.js';
import { originOf, type StageConfig } from './resolve-stage.js';

/** Checks how the settings of generated roles go together. */
export function checkRoleSettings(config: StageConfig, functions: readonly ConfiguredFunction[]): Problem[] {
  return [...checkSharedBoundary(config, functions), ...checkUnused(config, functions)];
}

/** One function's boundary would be that of all that share its role. */
function checkSharedBoundary(config: StageConfig, functions: readonly ConfiguredFunction[]): Problem[] {
  return checkEachFunction(config, functions, (settings) => {
    const { manageIamRole, autogenPolicy, rolePerFunction, permissionsBoundary } = settings;
    const isShared = manageIamRole && autogenPolicy && !rolePerFunction;
    if (!isShared || permissionsBoundary === config.otherFunctions.permissionsBoundary) return [];
    const message = 'iam_permissions_boundary would limit other functions too, because the role is the one that functions share';
    const fix = 'set iam_role_per_function to true there too, or set iam_permissions_boundary for the whole stage';
    return [{ code: 'iam-boundary-shared', severity: 'error', key: 'iam_permissions_boundary', message, fix }];
  });
}

interface RoleSetting {
  readonly key: string;
  /** Why it has no effect on a function's role; undefined if it has. */
  readonly reason: (settings: FunctionConfig) => Reason | undefined;
  /** The places in the file that set it for a function, with those of a whole stage. */
  readonly origins: (config: StageConfig, fn: ConfiguredFunction) => readonly Path[];
}

type Reason = readonly [why: string, fix: string];

const foreign: Reason = ['manage_iam_role is false: the template does not have its role', 'remove it, or set manage_iam_role to true'];
const foreignPolicy: Reason = [foreign[0], 'add what it needs to the policy of that role, or set manage_iam_role to true'];
const fromFile: Reason = ['autogen_policy is false: its policy comes from a file', 'write the statements into that file, or set autogen_policy to true'];

const roleSettings: readonly RoleSetting[] = [
  {
    key: 'iam_role_per_function',
    reason: ({ manageIamRole }) => (manageIamRole ? undefined : foreign),
    origins: (config, { name, settings }) => (settings.rolePerFunction ? [originOf(config, 'iam_role_per_function', name)] : []),
  },
  {
    key: 'iam_policy_statements',
    reason: ({ manageIamRole, autogenPolicy }) => (!manageIamRole ? foreignPolicy : autogenPolicy ? undefined : fromFile),
    origins: (config, { name }) => writtenStatements(config, name).map(({ path }) => path.slice(0, -1)),
  },
  {
    key: 'iam_permissions_boundary',
    reason: ({ manageIamRole }) => (manageIamRole ? undefined : foreign),
    origins: (config, { name, settings }) => (settings.permissionsBoundary === null ? [] : [originOf(config, 'iam_permissions_boundary', name)]),
  },
];

/** What a whole stage sets has an effect as long as one of its functions takes it. */
function checkUnused(config: StageConfig, functions: readonly ConfiguredFunction[]): Problem[] {
  return roleSettings.flatMap(({ key, reason, origins }) => {
    const places = new Map<string, { readonly path: Path; readonly users: ConfiguredFunction[] }>();
    for (const fn of functions) {
      for (const path of origins(config, fn)) {
        const place = places.get(JSON.stringify(path)) ?? { path, users: [] };
        if (!place.users.includes(fn)) place.users.push(fn);
        places.set(JSON.stringify(path), place);
      }
    }
    return [...places.values()].flatMap(({ path, users }): Problem[] => {
      const reasons = users.map(({ settings }) => reason(settings));
      const [first] = reasons;
      if (first === undefined || reasons.includes(undefined)) return [];
      const who = path.includes('lambda_functions') ? `function ${users[0]!.name}` : 'all functions';
      const message = `${who}: ${key} has no effect, because ${first[0]}`;
      return [{ code: 'iam-setting-unused', severity: 'warning', where: { file: config.file, path }, message, fix: first[1] }];
    });
  });
}
