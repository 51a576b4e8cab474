import type { Value } from '../cloudformation/template.js';
import type { StageConfig } from '../config/resolve-stage.js';
import { apiHandlerId } from '../cloudformation/function-id.js';
import { restApiId } from '../cloudformation/rest-api-id.js';
import type { AppFunction } from './app-function.js';
import type { AppModel } from './app-model.js';
import { type BuiltFunction, inOrder } from './function.js';
import { buildCacheKeys, buildMethodSettings } from './method-settings.js';
import type { Resource, RestApiResource } from './resource.js';
import { buildUsagePlan } from './usage-plan.js';
import type { PolicyFiles } from './role-inputs.js';

export const accessLogId = 'RestAPIAccessLogs';

/** The REST API with its resources: the function behind the routes, the authorizers, the permissions to invoke them, and the domain. */
export function buildRestApi(app: AppModel, handler: BuiltFunction, authorizers: readonly BuiltFunction[], policies: PolicyFiles): Resource[] {
  const { customDomain, endpointType, api } = app.config;
  return [
    ...handler.before,
    ...inOrder(authorizers),
    ...(api.accessLog === null ? [] : [{ kind: 'log-group' as const, logicalId: accessLogId, functionId: null, ...api.accessLog }]),
    restApi(app, handler, authorizers, policies),
    handler.resource,
    { kind: 'permission', logicalId: `${apiHandlerId}InvokePermission`, functionId: apiHandlerId, functionBy: 'ref', alias: handler.fn.alias },
    ...authorizers.map(({ fn: { logicalId, alias } }): Resource => {
      return { kind: 'permission', logicalId: `${logicalId}InvokePermission`, functionId: logicalId, functionBy: 'arn', alias };
    }),
    ...(api.usagePlan === null ? [] : [buildUsagePlan(api.usagePlan)]),
    ...(customDomain === null ? [] : [{ kind: 'rest-domain' as const, logicalId: 'ApiGatewayCustomDomain' as const, domain: customDomain, endpointType }]),
  ];
}

function restApi({ definition, config }: AppModel, { fn }: BuiltFunction, authorizers: readonly BuiltFunction[], policies: PolicyFiles): RestApiResource {
  const { endpointVpce } = config;
  return {
    kind: 'rest-api',
    logicalId: restApiId,
    title: definition.appName,
    routes: definition.routes,
    handlerArn: calledArn(fn),
    authorizerArns: Object.fromEntries(authorizers.map(({ fn: authorizer }) => [authorizer.name, calledArn(authorizer)])),
    binaryTypes: definition.binaryTypes,
    endpointType: config.endpointType,
    vpcEndpointIds: endpointVpce === null ? [] : typeof endpointVpce === 'string' ? [endpointVpce] : endpointVpce,
    resourcePolicy: resourcePolicy(config, policies),
    apiGatewayStage: config.apiGatewayStage,
    minimumCompressionSize: config.minimumCompressionSize,
    traced: fn.settings.xray,
    stageVariables: config.stageVariables,
    methodSettings: buildMethodSettings(definition.routes, config.api),
    cacheKeys: buildCacheKeys(definition.routes, config.api),
    accessLogId: config.api.accessLog === null ? null : accessLogId,
    cacheSize: config.api.cache?.size ?? null,
  };
}

/** As `Fn::Sub` has it between its braces. */
function calledArn({ logicalId, alias }: AppFunction): string {
  return alias?.id ?? `${logicalId}.Arn`;
}

function resourcePolicy({ apiGatewayPolicyFile, endpointType, endpointVpce }: StageConfig, policies: PolicyFiles): Value | null {
  if (apiGatewayPolicyFile !== null) return policies.get(apiGatewayPolicyFile) ?? null;
  if (endpointType !== 'PRIVATE' || endpointVpce === null) return null;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'arn:*:execute-api:*:*:*',
        Condition: { StringEquals: { 'aws:SourceVpce': endpointVpce } },
      },
    ],
  };
}
