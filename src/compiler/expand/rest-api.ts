import { entriesOf, isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { restDomain } from './custom-domain.js';
import { addedResource, mainResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import { stageId } from './sam-logical-id.js';
import { type SamResource, withResolved } from './sam-resource.js';
import { tagList } from './tag.js';
import { ownUsagePlan } from './usage-plan.js';

const ofTheApi: readonly string[] = [
  'Name',
  'Description',
  'BinaryMediaTypes',
  'MinimumCompressionSize',
  'ApiKeySourceType',
  'Mode',
  'FailOnWarnings',
  'Policy',
];
const ofTheStage: readonly string[] = [
  'StageName',
  'Variables',
  'MethodSettings',
  'AccessLogSetting',
  'CanarySetting',
  'TracingEnabled',
  'CacheClusterEnabled',
  'CacheClusterSize',
];

/** A REST API with its deployment and its stage, its domain, its usage plan, and the permissions of its authorizers. */
export function expandRestApi(given: SamResource, template: TemplateDocument): PlainResource[] {
  const api = withResolved(given, ['Domain', 'Auth'], template);
  const { logicalId, properties } = api;
  const { DefinitionBody: body, DefinitionUri: uri, EndpointConfiguration: endpoint, Tags: tags, OpenApiVersion: version } = properties;
  const deployment = addedResource(api, `${logicalId}Deployment`, 'AWS::ApiGateway::Deployment', { RestApiId: ref(logicalId) });
  return [
    mainResource(api, 'AWS::ApiGateway::RestApi', {
      ...pick(properties, ofTheApi),
      ...(body !== undefined && { Body: body }),
      ...(uri !== undefined && { BodyS3Location: uri }),
      ...(endpoint !== undefined && { EndpointConfiguration: endpointTypes(endpoint) }),
      ...(tags !== undefined && { Tags: tagList(tags) }),
    }),
    { ...deployment, hashed: [body ?? uri ?? null, version ?? null, properties['Domain'] ?? null] },
    addedResource(api, stageId(logicalId, properties['StageName']), 'AWS::ApiGateway::Stage', {
      RestApiId: ref(logicalId),
      DeploymentId: ref(deployment.logicalId),
      ...pick(properties, ofTheStage),
      ...(tags !== undefined && { Tags: tagList(tags) }),
    }),
    ...authorizerPermissions(api, (authorizer) => authorizer['DisableFunctionDefaultPermissions'] !== true),
    ...restDomain(api),
    ...ownUsagePlan(api),
  ];
}

/** SAM allows three ways to write the type of an endpoint. */
function endpointTypes(endpoint: Value): Value {
  if (!isMap(endpoint)) return { Types: [endpoint] };
  const { Type: type, ...others } = endpoint;
  return type === undefined ? endpoint : { ...others, Types: [type] };
}

/** The permissions that let API Gateway invoke the authorizers' functions. */
export function authorizerPermissions(api: SamResource, isPermitted: (authorizer: { readonly [key: string]: Value }) => boolean): PlainResource[] {
  const authorizers = entriesOf(entriesOf(api.properties['Auth']).get('Authorizers'));
  return [...authorizers].flatMap(([name, authorizer]) => {
    if (!isMap(authorizer) || authorizer['FunctionArn'] === undefined || !isPermitted(authorizer)) return [];
    const properties = { Action: 'lambda:InvokeFunction', FunctionName: authorizer['FunctionArn'], Principal: 'apigateway.amazonaws.com' };
    return [addedResource(api, `${api.logicalId}${name}AuthorizerPermission`, 'AWS::Lambda::Permission', properties)];
  });
}
