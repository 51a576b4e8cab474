import { join } from 'node:path';
import type { Value } from '../../compiler/cloudformation/template.js';
import { originOf } from '../../compiler/config/resolve-stage.js';
import { parsePolicy } from '../../compiler/iam/role/parse-policy.js';
import type { AppModel } from '../../compiler/model/app-model.js';
import { policyFilesOf } from '../../compiler/model/role.js';
import type { ErrorCode } from '../../compiler/problem/codes.js';
import type { Problem } from '../../compiler/problem/problem.js';
import { insideProject } from '../disk/inside.js';
import { readText } from '../disk/read-text.js';

interface Wanted {
  readonly file: string;
  /** The path of the key that names the file. */
  readonly path: readonly (string | number)[];
  readonly why: string;
}

/** Reads all policy files that a stage of the app needs, and checks that they can be policies. */
export async function readPolicies(directory: string, app: AppModel): Promise<{ policies: Map<string, Value>; problems: Problem[] }> {
  const wanted = new Map(wantedFiles(app).map((one) => [one.file, one]));
  const policies = new Map<string, Value>();
  const problems: Problem[] = [];
  for (const one of wanted.values()) {
    const { policy, problems: found } = await readPolicy(directory, one, app.config.file);
    problems.push(...found);
    if (policy !== undefined) policies.set(one.file, policy);
  }
  return { policies, problems };
}

function wantedFiles(app: AppModel): Wanted[] {
  const { definition, config } = app;
  const functions = policyFilesOf(app).map(({ functionName, file }) => {
    const key = file === `policy-${config.stage}.json` ? 'autogen_policy' : 'iam_policy_file';
    return { file, path: originOf(config, key, functionName), why: `the role of '${functionName}' needs because autogen_policy is false` };
  });
  const { apiGatewayPolicyFile } = config;
  const api =
    apiGatewayPolicyFile === null || definition.routes.length === 0
      ? []
      : [{ file: apiGatewayPolicyFile, path: originOf(config, 'api_gateway_policy_file'), why: 'the REST API needs as its resource policy' }];
  return [...functions, ...api];
}

async function readPolicy(
  directory: string,
  { file, path, why }: Wanted,
  configFile: string,
): Promise<{ policy?: Value | undefined; problems: readonly Problem[] }> {
  const shown = `.chalice/${file}`;
  const problem = (code: ErrorCode, message: string, fix: string): { problems: Problem[] } => ({
    problems: [{ code, severity: 'error', where: { file: configFile, path }, message, fix }],
  });
  const inside = await insideProject(directory, join(directory, '.chalice'), file);
  if (inside === undefined) return problem('path-outside-project', `the policy file '${file}' is outside the project folder`, 'copy it into .chalice/');
  const text = await readText(inside);
  if (text === undefined) return problem('policy-file-missing', `there is no file ${shown}, which ${why}`, `create ${shown}`);
  return parsePolicy(text, shown);
}
