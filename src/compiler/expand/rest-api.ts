import { entriesOf, isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import type { ApiEvent } from './api-event.js';
import { portableArn, stackArn } from './arn.js';
import { s3Object } from './code.js';
import { restDomain } from './custom-domain.js';
import { addedResource, mainResource, type PlainResource } from './plain-resource.js';
import { namesIn, omit, pick, present, type Properties } from './properties.js';
import { restApiBody } from './rest-api-body.js';
import { stageId } from './sam-logical-id.js';
import { type SamResource, withResolved } from './sam-resource.js';
import { tagList, withTags } from './tag.js';
import { ownUsagePlan } from './usage-plan.js';

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

/** Properties of SAM's that the API of API Gateway does not have, or has in another form. */
export const ownApiProperties: ReadonlySet<string> = namesIn(`
  StageName Variables MethodSettings AccessLogSetting CanarySetting TracingEnabled CacheClusterEnabled CacheClusterSize DefinitionBody
  DefinitionUri MergeDefinitions EndpointConfiguration Tags PropagateTags OpenApiVersion Domain AlwaysDeploy Cors Auth GatewayResponses Models
  DisableExecuteApiEndpoint
`);

/** A REST API with its deployment and its stage, its domain, its usage plan, and the permissions of its authorizers. */
export function expandRestApi(given: SamResource, template: TemplateDocument, events: readonly ApiEvent[]): readonly PlainResource[] {
  const api = withResolved(given, ['BinaryMediaTypes', 'Domain', 'Auth'], template);
  const { logicalId, properties } = api;
  const { DefinitionUri: uri, Tags: tags, OpenApiVersion: version, StageName: stageName } = properties;
  const body = restApiBody(api, events);
  const stage = stageId(logicalId, stageName);
  const deployment = addedResource(
    api,
    `${logicalId}Deployment`,
    'AWS::ApiGateway::Deployment',
    present({ RestApiId: ref(logicalId), StageName: version === undefined ? 'Stage' : undefined }),
  );
  const made = [
    mainResource(api, 'AWS::ApiGateway::RestApi', {
      ...omit(properties, ownApiProperties),
      ...present({ BodyS3Location: uri === undefined ? undefined : s3Object(uri), Body: body }),
      ...endpointOf(properties['EndpointConfiguration']),
    }),
    { ...deployment, hashed: [body ?? uri ?? null, version ?? null, properties['Domain'] ?? null] },
    addedResource(api, stage, 'AWS::ApiGateway::Stage', {
      RestApiId: ref(logicalId),
      DeploymentId: ref(deployment.logicalId),
      ...pick(properties, ofTheStage),
      ...(tags !== undefined && { Tags: tagList(tags) }),
    }),
    ...authorizerPermissions(api, stackArn, (authorizer) => authorizer['DisableFunctionDefaultPermissions'] !== true),
    ...restDomain(api, stage),
    ...ownUsagePlan(api, stage),
  ];
  return withTags(made, properties);
}

/** SAM allows three ways to write the type of an endpoint. */
function endpointOf(endpoint: Value | undefined): Properties {
  if (endpoint === undefined) return {};
  if (!isMap(endpoint) || endpoint['Type'] === undefined)
    return { EndpointConfiguration: { Types: [endpoint] }, Parameters: { endpointConfigurationTypes: endpoint } };
  const { Type: type, IpAddressType, VPCEndpointIds, VpcEndpointIds = VPCEndpointIds } = endpoint;
  return {
    EndpointConfiguration: present({ Types: [type], VpcEndpointIds, IpAddressType }),
    Parameters: { endpointConfigurationTypes: type },
  };
}

/** The permissions that let API Gateway invoke the authorizers' functions. */
export function authorizerPermissions(
  api: SamResource,
  arn: typeof portableArn,
  isPermitted: (authorizer: { readonly [key: string]: Value }) => boolean,
): PlainResource[] {
  const authorizers = entriesOf(entriesOf(api.properties['Auth']).get('Authorizers'));
  return [...authorizers].flatMap(([name, authorizer]) => {
    if (!isMap(authorizer) || authorizer['FunctionArn'] === undefined || !isPermitted(authorizer)) return [];
    const properties = {
      Action: 'lambda:InvokeFunction',
      FunctionName: authorizer['FunctionArn'],
      Principal: 'apigateway.amazonaws.com',
      SourceArn: arn('execute-api', '${__ApiId__}/authorizers/*', { __ApiId__: ref(api.logicalId) }),
    };
    return [addedResource(api, `${api.logicalId}${name}AuthorizerPermission`, 'AWS::Lambda::Permission', properties)];
  });
}
