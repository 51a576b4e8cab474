import type { DeployedFile, DeployedResource } from './generated/deployed-file.js';
import type { OldStage } from './generated/old-stage.js';

/** Converts a stage from the older layout, as Chalice does, and adds the API's URL if it is known. */
export function upgradeOldStage(old: OldStage, stage: string, appName: string): DeployedFile {
  const prefix = `${appName}-${stage}-`;
  const functions = Object.entries(old.lambda_functions ?? {}).map(([name, entry]): DeployedResource => ({
    name: name.startsWith(prefix) ? name.slice(prefix.length) : name,
    resource_type: 'lambda_function',
    lambda_arn: typeof entry === 'string' ? entry : entry.arn,
  }));
  const handler = old.api_handler_arn;
  return {
    resources: [
      ...functions,
      ...(handler === undefined ? [] : [{ name: 'api_handler', resource_type: 'lambda_function', lambda_arn: handler }]),
      ...(old.rest_api_id === undefined ? [] : [restApi(old.rest_api_id, old)]),
    ],
    schema_version: 2,
    backend: old.backend ?? 'api',
  };
}

function restApi(id: string, { region, api_gateway_stage: apiGatewayStage }: OldStage): DeployedResource {
  const url =
    region === undefined || apiGatewayStage === undefined
      ? {}
      : { rest_api_url: `https://${id}.execute-api.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}/${apiGatewayStage}/` };
  return { name: 'rest_api', resource_type: 'rest_api', rest_api_id: id, ...url };
}
