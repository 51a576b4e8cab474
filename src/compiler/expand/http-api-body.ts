import { entriesOf, isMap } from '../cloudformation/branch.js';
import { isIntrinsic, ref, sub } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { conditional } from './condition.js';
import { anyMethod, inEachMethod, integrationKey, routeOf, withPathConditions, withRoutes } from './api-document.js';
import type { ApiEvent } from './api-event.js';
import { portableInvocationText } from './arn.js';
import { httpAuthorizers } from './http-authorizer.js';
import { present, type Properties } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** The OpenAPI document of an HTTP API: the given one with the routes of its events, and with what the API's properties add. Undefined if it is in a file. */
export function httpApiBody(api: SamResource, events: readonly ApiEvent[]): Value | undefined {
  const { logicalId, properties } = api;
  const { DefinitionBody: given, DefinitionUri: uri } = properties;
  if (uri !== undefined) return undefined;
  if (given !== undefined && !isMap(given)) return given;
  const skeleton = { openapi: '3.0.1', info: { version: '1.0', title: ref('AWS::StackName') }, paths: {} };
  const routed = withRoutes(given ?? skeleton, events, (event) => method(event, properties));
  const document = given === undefined ? withPathConditions(routed, logicalId, events) : routed;
  const steps = [withCors, withAuth, withTags, withServers, withInfo, withDefaultPath];
  return steps.reduce((one, step) => step(one, properties), document);
}

/** The tag that SAM adds to the document, the stage and the domain of an HTTP API. */
export const ownTag: Properties = { 'httpapi:createdBy': 'SAM' };

function method(event: ApiEvent, api: Properties): Properties {
  const { owner } = event;
  const { properties } = event.event;
  const { path, method: name } = routeOf(event);
  const parameters = variablesIn(path).map((variable) => ({ name: variable, in: 'path', required: true }));
  return present({
    [integrationKey]: present({
      type: 'aws_proxy',
      httpMethod: 'POST',
      payloadFormatVersion: properties['PayloadFormatVersion'] ?? '2.0',
      uri: conditional(owner.attributes['Condition'], sub(portableInvocationText(owner.target.arnText))),
      timeoutInMillis: properties['TimeoutInMillis'],
    }),
    isDefaultRoute: path === '$default' && name === anyMethod ? true : undefined,
    responses: {},
    parameters: parameters.length === 0 ? undefined : parameters,
    security: securityOf(entriesOf(properties['Auth']), entriesOf(api['Auth'])),
  });
}

/** What stands in braces. */
function variablesIn(path: string): string[] {
  const parts = path.split('}');
  return parts.slice(0, -1).flatMap((part) => (part.includes('{') ? [part.slice(part.indexOf('{') + 1)] : []));
}

function securityOf(auth: ReadonlyMap<string, Value>, api: ReadonlyMap<string, Value>): Value | undefined {
  const name = auth.size === 0 ? undefined : (auth.get('Authorizer') ?? api.get('DefaultAuthorizer'));
  if (typeof name !== 'string') return undefined;
  const authorizer = entriesOf(entriesOf(api.get('Authorizers')).get(name));
  const isNamed = name !== 'NONE' && name !== 'AWS_IAM';
  return [{ [name]: isNamed ? (auth.get('AuthorizationScopes') ?? authorizer.get('AuthorizationScopes') ?? []) : [] }];
}

function withAuth(document: Properties, { Auth: auth }: Properties): Properties {
  if (!isMap(auth)) return document;
  const schemes = httpAuthorizers(auth);
  const components = entriesOf(document['components']);
  const all = { ...Object.fromEntries(entriesOf(components.get('securitySchemes'))), ...schemes };
  const defined = Object.keys(all).length === 0 ? document : { ...document, components: { ...Object.fromEntries(components), securitySchemes: all } };
  const { DefaultAuthorizer: name } = auth;
  if (typeof name !== 'string') return defined;
  const scopes = entriesOf(entriesOf(auth['Authorizers']).get(name)).get('AuthorizationScopes') ?? [];
  return inEachMethod(defined, (definition, verb) =>
    verb === 'options' || definition['security'] !== undefined ? definition : { ...definition, security: [{ [name]: scopes }] },
  );
}

const corsKeys: readonly (readonly [name: string, key: string])[] = [
  ['AllowOrigins', 'allowOrigins'],
  ['AllowHeaders', 'allowHeaders'],
  ['AllowMethods', 'allowMethods'],
  ['ExposeHeaders', 'exposeHeaders'],
  ['MaxAge', 'maxAge'],
];

function withCors(document: Properties, { CorsConfiguration: cors }: Properties): Properties {
  if (cors === undefined || cors === false) return document;
  const key = 'x-amazon-apigateway-cors';
  return { ...document, [key]: { ...Object.fromEntries(entriesOf(document[key])), ...corsOf(cors) } };
}

function corsOf(cors: Value): Properties {
  if (!isMap(cors)) return { allowOrigins: ['*'] };
  if (isIntrinsic(cors)) return withLowerKeys(cors) as Properties;
  return present({
    ...Object.fromEntries(corsKeys.map(([name, key]) => [key, cors[name]])),
    allowCredentials: cors['AllowCredentials'] === true ? true : undefined,
  });
}

/** The same inside an intrinsic function. */
function withLowerKeys(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(withLowerKeys);
  if (!isMap(value)) return value;
  const keys = new Map<string, string>([...corsKeys, ['AllowCredentials', 'allowCredentials']]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [keys.get(key) ?? key, withLowerKeys(inner)]));
}

function withTags(document: Properties, { Tags: tags }: Properties): Properties {
  const own = { ...Object.fromEntries(entriesOf(tags)), ...ownTag };
  const given = Array.isArray(document['tags']) ? (document['tags'] as readonly Value[]) : [];
  const others = given.filter((tag) => !Object.hasOwn(own, textOf(entriesOf(tag).get('name'))));
  const named = Object.entries(own).map(([name, value]) => {
    const before = given.find((tag) => entriesOf(tag).get('name') === name);
    return { ...Object.fromEntries(entriesOf(before)), name, 'x-amazon-apigateway-tag-value': value };
  });
  return { ...document, tags: [...others, ...named] };
}

function withServers(document: Properties, { DisableExecuteApiEndpoint: disabled }: Properties): Properties {
  if (disabled === undefined) return document;
  const key = 'x-amazon-apigateway-endpoint-configuration';
  const configure = (server: Value): Value => {
    const given = Object.fromEntries(entriesOf(server));
    return { ...given, [key]: { ...Object.fromEntries(entriesOf(given[key])), disableExecuteApiEndpoint: disabled } };
  };
  return { ...document, servers: (Array.isArray(document['servers']) ? (document['servers'] as readonly Value[]) : [{}]).map(configure) };
}

function withInfo(document: Properties, { Name: title, Description: description }: Properties): Properties {
  if (title === undefined && description === undefined) return document;
  return { ...document, info: { ...Object.fromEntries(entriesOf(document['info'])), ...present({ title, description }) } };
}

/** With `FailOnWarnings`, API Gateway asks for a slash before the default route. */
function withDefaultPath(document: Properties, { FailOnWarnings: fails }: Properties): Properties {
  const { paths } = document;
  if ((fails ?? false) === false || !isMap(paths) || !Object.hasOwn(paths, '$default')) return document;
  return { ...document, paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path === '$default' ? '/$default' : path, item])) };
}
