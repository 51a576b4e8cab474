import { suggest } from '../problem/nearest.js';
import type { ErrorCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import { checkAlarms } from './check-alarms.js';
import { checkDomains } from './check-domains.js';
import type { ConfiguredFunction } from './check-each-function.js';
import { checkFunctionSettings } from './check-function-settings.js';
import { checkArnRegions, checkRegions } from './check-regions.js';
import { checkRelease } from './check-release.js';
import { checkRoleSettings } from './check-role-settings.js';
import { fixedNames, originOf, type StageConfig } from './resolve-stage.js';

/**
 * Checks everything in a stage's settings that depends on several levels or on the app's functions.
 *
 * @param functions The app's functions; settings of others are not checked.
 * @param forDeployment Whether to make the checks that only a deployment needs: of endpoints, domains, networks and roles.
 */
export function checkStage(config: StageConfig, functions: readonly ConfiguredFunction[], forDeployment = true): Problem[] {
  const functionNames = functions.map(({ name }) => name);
  return [
    ...checkStageName(config),
    ...checkRegions(config),
    ...(forDeployment ? [...checkEndpoint(config), ...checkDomains(config, functionNames)] : []),
    ...checkNames(config, functionNames),
    ...(forDeployment
      ? [
          ...checkFunctionSettings(config, functions),
          ...checkRoleSettings(config, functions),
          ...checkAlarms(config, functions),
          ...checkRelease(config, functions),
          ...checkArnRegions(config, functions),
        ]
      : []),
  ];
}

function checkStageName({ file, stage, isConfigured, configuredStages }: StageConfig): Problem[] {
  if (!/^[A-Za-z0-9_-]+$/.test(stage)) {
    const message = `'${stage}' cannot be the name of a stage`;
    return [{ code: 'stage-name', severity: 'error', where: { file }, message, fix: "use letters, digits, '_' and '-' only" }];
  }
  if (isConfigured || configuredStages.length === 0) return [];
  const message = `stage '${stage}' is not among the configured stages, so it gets only the settings of the top level`;
  return [{ code: 'stage-not-configured', severity: 'warning', where: { file, path: ['stages'] }, message, fix: suggest(stage, configuredStages) }];
}

function checkEndpoint(config: StageConfig): Problem[] {
  const { endpointType, endpointVpce, apiGatewayPolicyFile } = config;
  const problem = (code: ErrorCode, key: string, message: string, fix: string): Problem[] => [
    { code, severity: 'error', where: { file: config.file, path: originOf(config, key) }, message, fix },
  ];
  if (endpointType !== 'PRIVATE') {
    if (endpointVpce === null) return [];
    const message = `api_gateway_endpoint_vpce is set, but the endpoint type is ${endpointType}`;
    const fix = 'set api_gateway_endpoint_type to PRIVATE, or remove api_gateway_endpoint_vpce';
    return problem('vpce-not-private', 'api_gateway_endpoint_vpce', message, fix);
  }
  if (endpointVpce !== null && apiGatewayPolicyFile !== null) {
    const message = 'a PRIVATE API gets its policy from api_gateway_endpoint_vpce or from api_gateway_policy_file, but both are set';
    return problem('private-api-two-policies', 'api_gateway_policy_file', message, 'keep one of them');
  }
  if (endpointVpce !== null || apiGatewayPolicyFile !== null) return [];
  const message = 'a PRIVATE API needs a policy that says who may call it, but neither api_gateway_endpoint_vpce nor api_gateway_policy_file is set';
  const fix = 'set api_gateway_endpoint_vpce to the ID of the VPC endpoint, or api_gateway_policy_file to a file with the policy';
  return problem('private-api-open', 'api_gateway_endpoint_type', message, fix);
}

/**
 * Settings for an unknown function are usually a typo, and would silently have no effect. Fixed names are allowed in every app: the same file may
 * serve one that is about to get routes.
 */
function checkNames({ file, stage, levels }: StageConfig, functionNames: readonly string[]): Problem[] {
  const known = new Set([...functionNames, ...fixedNames]);
  const check = (named: object, path: readonly string[], has: string): Problem[] =>
    Object.keys(named)
      .filter((name) => !known.has(name))
      .map((name) => ({
        code: 'unknown-function',
        severity: 'error',
        where: { file, path: [...path, name] },
        message: `${path.at(-1)} has ${has} for '${name}', but the app has no such function`,
        fix: suggest(name, [...known]),
      }));
  const ofStage = ['stages', stage];
  const { region } = levels;
  return [
    ...check(levels.topFunctions, ['lambda_functions'], 'settings'),
    ...check(levels.stageFunctions, [...ofStage, 'lambda_functions'], 'settings'),
    ...(region === undefined
      ? []
      : [
          ...check(region.functions, ['regions', region.name, 'lambda_functions'], 'settings'),
          ...check(region.stageFunctions, ['regions', region.name, ...ofStage, 'lambda_functions'], 'settings'),
        ]),
    ...check(levels.top.logical_ids ?? {}, ['logical_ids'], 'an ID'),
    ...check(levels.stage.logical_ids ?? {}, [...ofStage, 'logical_ids'], 'an ID'),
  ];
}
