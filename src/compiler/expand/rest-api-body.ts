import { entriesOf, isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { inEachMethod, inEachPath, withPathConditions, withRoutes } from './api-document.js';
import type { ApiEvent } from './api-event.js';
import { withCors } from './cors-method.js';
import { namesIn, omit, present, type Properties } from './properties.js';
import { authorizerDefinitions, iamDefinition, keyDefinition, securityByDefault } from './rest-authorizer.js';
import { restMethod } from './rest-method.js';
import type { SamResource } from './sam-resource.js';

/** The Swagger document of an API: the given one, or that of its events, with what the API's properties add. Undefined if it is in a file. */
export function restApiBody({ logicalId, properties }: SamResource, events: readonly ApiEvent[]): Value | undefined {
  const { DefinitionBody: given, DefinitionUri: uri, MergeDefinitions: isMerged, OpenApiVersion: version } = properties;
  if (uri !== undefined) return undefined;
  if (given !== undefined && isMerged !== true) return isMap(given) ? withProperties(given, properties, []) : given;
  const isOpenApi = /^3(\.\d)?(\.\d)?$/.test(textOf(version));
  const info = { version: '1.0', title: ref('AWS::StackName') };
  const skeleton = { ...(isOpenApi ? { openapi: textOf(version) } : { swagger: '2.0' }), info, paths: {} };
  const routed = withRoutes(isMap(given) ? given : skeleton, events, (event) => restMethod(event, properties));
  return withProperties(given === undefined ? withPathConditions(routed, logicalId, events) : routed, properties, events);
}

function withProperties(document: Properties, properties: Properties, events: readonly ApiEvent[]): Properties {
  // SAM turns Swagger into OpenAPI after some of its steps, each time anew.
  const steps = [withCors, withAuth, withResponses, withBinaryTypes, withModels, withEndpoint, asOpenApi];
  return steps.reduce((one, step) => step(one, properties), withEventDefinitions(document, events));
}

/** What the authorizations of events refer to. */
function withEventDefinitions(document: Properties, events: readonly ApiEvent[]): Properties {
  const auths = events.map(({ event }) => entriesOf(event.properties['Auth']));
  return withDefinitions(document, {
    ...(auths.some((auth) => auth.get('Authorizer') === 'AWS_IAM') && { AWS_IAM: iamDefinition }),
    ...(auths.some((auth) => auth.get('ApiKeyRequired') === true) && { api_key: keyDefinition }),
  });
}

function withDefinitions(document: Properties, added: Properties): Properties {
  const { securityDefinitions: given } = document;
  return Object.keys(added).length === 0 ? document : { ...document, securityDefinitions: { ...(isMap(given) ? given : {}), ...added } };
}

function withAuth(document: Properties, { Auth: auth }: Properties): Properties {
  if (!isMap(auth)) return document;
  const needsKey = auth['ApiKeyRequired'] === true;
  const defined = withDefinitions(document, { ...authorizerDefinitions(auth), ...(needsKey && { api_key: keyDefinition }) });
  return asOpenApi(inEachMethod(defined, securityByDefault(auth)));
}

function withResponses(document: Properties, { GatewayResponses: responses }: Properties): Properties {
  if (!isMap(responses)) return document;
  const key = 'x-amazon-apigateway-gateway-responses';
  const made = Object.entries(responses).map(([type, response]) => [type, gatewayResponse(entriesOf(response))]);
  return { ...document, [key]: { ...Object.fromEntries(entriesOf(document[key])), ...Object.fromEntries(made) } };
}

function gatewayResponse(response: ReadonlyMap<string, Value>): Value {
  const parameters = entriesOf(response.get('ResponseParameters'));
  const places = [
    ['Headers', 'header'],
    ['Paths', 'path'],
    ['QueryStrings', 'querystring'],
  ] as const;
  const prefixed = places.flatMap(([name, place]) => [...entriesOf(parameters.get(name))].map(([key, value]) => [`gatewayresponse.${place}.${key}`, value]));
  const status = response.get('StatusCode');
  return present({
    responseParameters: Object.fromEntries(prefixed),
    responseTemplates: response.get('ResponseTemplates') ?? {},
    statusCode: status === undefined ? undefined : textOf(status),
  });
}

function withBinaryTypes(document: Properties, { BinaryMediaTypes: types }: Properties): Properties {
  return types === undefined ? document : { ...document, 'x-amazon-apigateway-binary-media-types': withSlashes(types) };
}

/** `~1` stands for a slash. */
function withSlashes(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('~1', '/');
  if (Array.isArray(value)) return (value as readonly Value[]).map(withSlashes);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.replaceAll('~1', '/'), withSlashes(inner)])) : value;
}

function withModels(document: Properties, { Models: models }: Properties): Properties {
  if (!isMap(models)) return document;
  const added = Object.entries(models).map(([name, schema]) => [name.toLowerCase(), schema]);
  return asOpenApi({ ...document, definitions: { ...Object.fromEntries(entriesOf(document['definitions'])), ...Object.fromEntries(added) } });
}

function withEndpoint(document: Properties, { DisableExecuteApiEndpoint: disabled }: Properties): Properties {
  if (disabled === undefined) return document;
  const configure = (one: Value): Properties => {
    const endpoint = entriesOf(entriesOf(one).get('x-amazon-apigateway-endpoint-configuration'));
    const own = { ...Object.fromEntries(endpoint), disableExecuteApiEndpoint: disabled };
    return { ...Object.fromEntries(entriesOf(one)), 'x-amazon-apigateway-endpoint-configuration': own };
  };
  if (document['openapi'] === undefined) return configure(document);
  return { ...document, servers: (Array.isArray(document['servers']) ? (document['servers'] as readonly Value[]) : [{}]).map(configure) };
}

/** The parts that Swagger and OpenAPI name differently. */
function asOpenApi(given: Properties): Properties {
  if (given['openapi'] === undefined || given['swagger'] !== undefined) return given;
  const { securityDefinitions, definitions, ...document } = given;
  const components = {
    ...Object.fromEntries(entriesOf(document['components'])),
    ...present({ securitySchemes: securityDefinitions, schemas: definitions }),
  };
  const named = Object.keys(components).length === 0 ? document : { ...document, components };
  return inEachPath(named, (item) => (isMap(item['options']) ? { ...item, options: openApiOptions(item['options']) } : item));
}

function openApiOptions(given: Properties): Properties {
  const options = omit(given, namesIn('produces consumes'));
  const { responses } = options;
  const success = isMap(responses) ? responses['200'] : undefined;
  const headers = isMap(success) ? success['headers'] : undefined;
  if (!isMap(responses) || !isMap(success) || !isMap(headers)) return options;
  const typed = Object.fromEntries(Object.entries(headers).map(([name, schema]) => [name, { schema }]));
  return { ...options, responses: { ...responses, 200: { ...success, headers: typed } } };
}
