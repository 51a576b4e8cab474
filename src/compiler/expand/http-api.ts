import { entriesOf, isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { anyMethod, routeOf } from './api-document.js';
import { conditional } from './condition.js';
import type { ApiEvent } from './api-event.js';
import { portableArn } from './arn.js';
import { s3Object } from './code.js';
import { httpDomain } from './custom-domain.js';
import { addedResource, mainResource, type PlainResource } from './plain-resource.js';
import { httpApiBody, ownTag } from './http-api-body.js';
import { namesIn, omit, pick, present, type Properties } from './properties.js';
import { authorizerPermissions } from './rest-api.js';
import { stageId } from './sam-logical-id.js';
import { type SamResource, withResolved } from './sam-resource.js';

const ofTheStage: readonly string[] = ['AccessLogSettings', 'StageVariables', 'DefaultRouteSettings', 'RouteSettings'];

/** Properties of SAM's that the API of API Gateway does not have, or has in another form. */
export const ownHttpApiProperties: ReadonlySet<string> = namesIn(`
  AccessLogSettings StageVariables DefaultRouteSettings RouteSettings Name StageName DefinitionBody DefinitionUri Tags PropagateTags
  CorsConfiguration Auth Domain Description DisableExecuteApiEndpoint
`);

/** An HTTP API with its stage, its domain, and the permissions of its authorizers. */
export function expandHttpApi(declared: SamResource, template: TemplateDocument, events: readonly ApiEvent[]): PlainResource[] {
  const api = withResolved(declared, ['Domain', 'CorsConfiguration'], template);
  const { logicalId, properties } = api;
  const { DefinitionUri: uri, StageName: name = '$default', Tags: given = {} } = properties;
  const body = httpApiBody(api, events);
  const tags = uri === undefined ? { ...(isMap(given) ? given : {}), ...ownTag } : properties['Tags'];
  const stage = name === '$default' ? `${logicalId}ApiGatewayDefaultStage` : stageId(logicalId, name);
  return [
    mainResource(api, 'AWS::ApiGatewayV2::Api', {
      ...omit(properties, ownHttpApiProperties),
      ...present({ BodyS3Location: uri === undefined ? undefined : s3Object(uri), Body: body }),
    }),
    addedResource(api, stage, 'AWS::ApiGatewayV2::Stage', {
      ApiId: ref(logicalId),
      StageName: name,
      AutoDeploy: true,
      ...pick(properties, ofTheStage),
      ...routeSettings(properties, events),
      ...(tags !== undefined && { Tags: tags }),
    }),
    ...authorizerPermissions(api, portableArn, (authorizer) => authorizer['EnableFunctionDefaultPermissions'] === true),
    ...httpDomain(api, stage, uri === undefined ? tags : ownTag),
  ];
}

/** Events may bring the settings of their routes. */
function routeSettings({ RouteSettings: given }: Properties, events: readonly ApiEvent[]): Properties {
  const own = events.filter(({ event }) => event.properties['RouteSettings'] !== undefined);
  if (own.length === 0) return {};
  const settings = new Map(entriesOf(given));
  for (const one of own) {
    const { path, method } = routeOf(one);
    const route = method === anyMethod ? path : `${method.toUpperCase()} ${path}`;
    const added = conditional(one.owner.attributes['Condition'], one.event.properties['RouteSettings']!);
    settings.set(route, { ...Object.fromEntries(entriesOf(settings.get(route))), ...Object.fromEntries(entriesOf(added)) });
  }
  return { RouteSettings: Object.fromEntries(settings) };
}
