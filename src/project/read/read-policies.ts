import { join } from 'node:path';
import type { Value } from '../../compiler/cloudformation/template.js';
import { originOf } from '../../compiler/config/resolve-stage.js';
import type { PolicyKind } from '../../compiler/iam/role/check-statement.js';
import { parsePolicy, type PolicySource } from '../../compiler/iam/role/parse-policy.js';
import type { AppModel } from '../../compiler/model/app-model.js';
import { policyFilesOf } from '../../compiler/model/role.js';
import type { ErrorCode } from '../../compiler/problem/codes.js';
import type { Problem } from '../../compiler/problem/problem.js';
import { insideProject } from '../disk/inside.js';
import { readText } from '../disk/read-text.js';

export interface ReadPolicies {
  /** By the names in the configuration. */
  readonly policies: ReadonlyMap<string, Value>;
  /** The same, with the place of each entry. */
  readonly policySources: readonly PolicySource[];
  readonly problems: readonly Problem[];
}

interface Wanted {
  readonly file: string;
  /** The path of the key that names the file. */
  readonly path: readonly (string | number)[];
  readonly why: string;
  readonly kind: PolicyKind;
}

/** Reads all policy files that a stage of the app needs, and checks that they can be policies. */
export async function readPolicies(directory: string, app: AppModel): Promise<ReadPolicies> {
  const wanted = new Map(wantedFiles(app).map((one) => [one.file, one]));
  const policies = new Map<string, Value>();
  const policySources: PolicySource[] = [];
  const problems: Problem[] = [];
  for (const one of wanted.values()) {
    const { policy, problems: found } = await readPolicy(directory, one, app.config.file);
    problems.push(...found);
    if (policy === undefined) continue;
    policies.set(one.file, policy.value);
    policySources.push(policy);
  }
  return { policies, policySources, problems };
}

function wantedFiles(app: AppModel): Wanted[] {
  const { definition, config } = app;
  const functions = policyFilesOf(app).map(({ functionName, file }) => {
    const key = file === `policy-${config.stage}.json` ? 'autogen_policy' : 'iam_policy_file';
    return {
      file,
      path: originOf(config, key, functionName),
      why: `the role of '${functionName}' needs because autogen_policy is false`,
      kind: 'identity' as const,
    };
  });
  const { apiGatewayPolicyFile } = config;
  const api =
    apiGatewayPolicyFile === null || definition.routes.length === 0
      ? []
      : [
          {
            file: apiGatewayPolicyFile,
            path: originOf(config, 'api_gateway_policy_file'),
            why: 'the REST API needs as its resource policy',
            kind: 'resource' as const,
          },
        ];
  return [...functions, ...api];
}

async function readPolicy(
  directory: string,
  { file, path, why, kind }: Wanted,
  configFile: string,
): Promise<{ policy?: PolicySource | undefined; problems: readonly Problem[] }> {
  const shown = `.chalice/${file}`;
  const problem = (code: ErrorCode, message: string, fix: string): { problems: Problem[] } => ({
    problems: [{ code, severity: 'error', where: { file: configFile, path }, message, fix }],
  });
  const inside = await insideProject(directory, join(directory, '.chalice'), file);
  if (inside === undefined) return problem('path-outside-project', `the policy file '${file}' is outside the project folder`, 'copy it into .chalice/');
  const text = await readText(inside);
  if (text === undefined) return problem('policy-file-missing', `there is no file ${shown}, which ${why}`, `create ${shown}`);
  return parsePolicy(text, shown, kind);
}
