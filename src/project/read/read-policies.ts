import { join } from 'node:path';
import type { AppDefinition } from '../../app/definition.js';
import type { Value } from '../../compiler/cloudformation/template.js';
import { originOf, type StageConfig } from '../../compiler/config/resolve-stage.js';
import { appFunctions } from '../../compiler/model/app-function.js';
import { policyFilesOf } from '../../compiler/model/role.js';
import type { Problem } from '../../compiler/problem/problem.js';
import { readJson } from '../../compiler/syntax/parse-json.js';
import { lineAndColumn } from '../../compiler/problem/line-and-column.js';
import { insideProject, readIfThere } from '../disk/inside.js';

interface Wanted {
  readonly file: string;
  /** The way to the key that asks for the file. */
  readonly path: readonly (string | number)[];
  readonly why: string;
}

/** Reads the policy files that a stage of the app needs, all of them, and checks that they can be policies. */
export async function readPolicies(
  directory: string,
  definition: AppDefinition,
  config: StageConfig,
): Promise<{ policies: Map<string, Value>; problems: Problem[] }> {
  const wanted = new Map(wantedFiles(definition, config).map((one) => [one.file, one]));
  const policies = new Map<string, Value>();
  const problems: Problem[] = [];
  for (const one of wanted.values()) {
    const result = await readPolicy(directory, one, config.file);
    if ('problem' in result) problems.push(result.problem);
    else policies.set(one.file, result.policy);
  }
  return { policies, problems };
}

function wantedFiles(definition: AppDefinition, config: StageConfig): Wanted[] {
  const functions = policyFilesOf(appFunctions(definition), config).map(({ functionName, file }) => {
    const key = file === `policy-${config.stage}.json` ? 'autogen_policy' : 'iam_policy_file';
    return { file, path: originOf(config, key, functionName), why: `the role of '${functionName}' comes from it, since autogen_policy is false` };
  });
  const { apiGatewayPolicyFile } = config;
  const api =
    apiGatewayPolicyFile === null || definition.routes.length === 0
      ? []
      : [{ file: apiGatewayPolicyFile, path: originOf(config, 'api_gateway_policy_file'), why: 'it says who may call the REST API' }];
  return [...functions, ...api];
}

async function readPolicy(directory: string, { file, path, why }: Wanted, configFile: string): Promise<{ policy: Value } | { problem: Problem }> {
  const shown = `.chalice/${file}`;
  const problem = (where: Problem['where'], code: string, message: string, fix: string): { problem: Problem } => ({
    problem: { code, severity: 'error', where, message, fix },
  });
  const inside = await insideProject(directory, join(directory, '.chalice'), file);
  if (inside === undefined)
    return problem(
      { file: configFile, path },
      'path-outside-project',
      `the policy file '${file}' lies outside of the project folder`,
      'copy it into .chalice/',
    );
  const text = await readIfThere(inside);
  if (text === undefined) return problem({ file: configFile, path }, 'policy-file-missing', `there is no file ${shown}, and ${why}`, `create ${shown}`);
  let policy: unknown;
  try {
    policy = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Our own reader tells where, and says the same on every version of Node.js.
    const { message, offset } = readJson(text.replace(/^\uFEFF/, '')).findings[0] ?? { message: 'it can not be read' };
    const place = offset === undefined ? {} : lineAndColumn(text.replace(/^\uFEFF/, ''), offset);
    return problem(
      { file: shown, ...place },
      'policy-file-not-json',
      `the policy file is no JSON: ${message.replace(/^this is not valid JSON: /, '')}`,
      'mend it there',
    );
  }
  const statements = (policy as { Statement?: unknown } | null)?.Statement;
  if (typeof statements !== 'object' || statements === null)
    return problem(
      { file: shown },
      'policy-file-shape',
      'the file is no policy document: it has no Statement',
      'write {"Version": "2012-10-17", "Statement": […]}',
    );
  return { policy: policy as Value };
}
