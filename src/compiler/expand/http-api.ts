import { ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { authorizerPermissions } from './rest-api.js';
import { httpDomain } from './custom-domain.js';
import { addedResource, mainResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import { stageId } from './sam-logical-id.js';
import { type SamResource, withResolved } from './sam-resource.js';

/** An HTTP API with its stage, its domain, and the permissions of its authorizers. */
export function expandHttpApi(given: SamResource, template: TemplateDocument): PlainResource[] {
  const api = withResolved(given, ['Domain'], template);
  const { logicalId, properties } = api;
  const { DefinitionBody: body, DefinitionUri: uri, StageName: name = '$default', Tags: tags } = properties;
  return [
    mainResource(api, 'AWS::ApiGatewayV2::Api', {
      ...pick(properties, ['Description', 'DisableExecuteApiEndpoint', 'FailOnWarnings']),
      ...(body !== undefined && { Body: body }),
      ...(uri !== undefined && { BodyS3Location: uri }),
    }),
    addedResource(api, name === '$default' ? `${logicalId}ApiGatewayDefaultStage` : stageId(logicalId, name), 'AWS::ApiGatewayV2::Stage', {
      ApiId: ref(logicalId),
      StageName: name,
      AutoDeploy: true,
      ...pick(properties, ['AccessLogSettings', 'StageVariables', 'DefaultRouteSettings', 'RouteSettings']),
      ...(tags !== undefined && { Tags: tags }),
    }),
    ...authorizerPermissions(api, (authorizer) => authorizer['EnableFunctionDefaultPermissions'] === true),
    ...httpDomain(api),
  ];
}
