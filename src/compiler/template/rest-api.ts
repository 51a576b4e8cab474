import { getAtt, ref, sub } from '../cloudformation/intrinsic.js';
import type { Fragment } from '../cloudformation/template.js';
import { apiHandlerId } from '../cloudformation/function-id.js';
import type { RestApiResource } from '../model/resource.js';
import { renderSwagger } from '../swagger/document.js';
import { accessLogFormat } from './access-log.js';
import { renderMethodSettings } from './method-settings.js';

export function renderRestApi(api: RestApiResource): Fragment {
  const { logicalId, endpointType, apiGatewayStage, minimumCompressionSize, traced, stageVariables, methodSettings, cacheSize, accessLogId } = api;
  const Properties = {
    EndpointConfiguration: endpointType,
    StageName: apiGatewayStage,
    DefinitionBody: renderSwagger(api),
    ...(minimumCompressionSize !== null && { MinimumCompressionSize: minimumCompressionSize }),
    // Without this, SAM adds a second API Gateway stage named 'Stage'.
    OpenApiVersion: '2.0',
    ...(traced && { TracingEnabled: true }),
    ...(Object.keys(stageVariables).length > 0 && { Variables: stageVariables }),
    ...(cacheSize !== null && { CacheClusterEnabled: true, CacheClusterSize: `${cacheSize}` }),
    ...(accessLogId !== null && { AccessLogSetting: { DestinationArn: getAtt(accessLogId, 'Arn'), Format: accessLogFormat } }),
    ...(methodSettings.length > 0 && { MethodSettings: methodSettings.map(renderMethodSettings) }),
  };
  return {
    resources: { [logicalId]: { Type: 'AWS::Serverless::Api', Properties } },
    outputs: {
      RestAPIId: { Value: ref(logicalId) },
      APIHandlerName: { Value: ref(apiHandlerId) },
      APIHandlerArn: { Value: getAtt(apiHandlerId, 'Arn') },
      EndpointURL: { Value: sub(`https://\${${logicalId}}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/${apiGatewayStage}/`) },
    },
  };
}
