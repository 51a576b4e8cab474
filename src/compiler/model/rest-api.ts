import type { AppDefinition } from '../../app/definition.js';
import type { Value } from '../cloudformation/template.js';
import { functionConfig, type StageConfig } from '../config/resolve-stage.js';
import type { RestApiResource } from './resource.js';
import type { PolicyFiles } from './role.js';

export const restApiId = 'RestAPI';

export function buildRestApi(definition: AppDefinition, config: StageConfig, policies: PolicyFiles): RestApiResource {
  const { endpointVpce } = config;
  return {
    kind: 'rest-api',
    logicalId: restApiId,
    title: definition.appName,
    routes: definition.routes,
    binaryTypes: definition.binaryTypes,
    endpointType: config.endpointType,
    vpcEndpointIds: endpointVpce === null ? [] : typeof endpointVpce === 'string' ? [endpointVpce] : endpointVpce,
    resourcePolicy: resourcePolicy(config, policies),
    apiGatewayStage: config.apiGatewayStage,
    minimumCompressionSize: config.minimumCompressionSize,
    traced: functionConfig(config, 'api_handler').xray,
    stageVariables: config.stageVariables,
  };
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
