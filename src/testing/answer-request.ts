import type { RouteDefinition } from '../app/definition.js';
import { isListed, mediaTypeOf } from '../app/media-type.js';
import { askAuthorizer } from './ask-authorizer.js';
import type { Gateway, GatewayRequest } from './gateway.js';
import { type GatewayAnswer, refusal, toAnswer } from './gateway-answer.js';
import { proxyEvent } from './gateway-event.js';
import { headersForFunction } from './gateway-headers.js';
import { preflight } from './preflight.js';
import { type Match, matchPath } from './route-match.js';

/** Answers a request as API Gateway does: finds the route, calls its authorizer, makes the event and reads the function's answer. */
export async function answerRequest(gateway: Gateway, request: GatewayRequest): Promise<GatewayAnswer> {
  const answer = await answerWithBody(gateway, request);
  return request.method === 'HEAD' ? { ...answer, body: new Uint8Array() } : answer;
}

async function answerWithBody(gateway: Gateway, request: GatewayRequest): Promise<GatewayAnswer> {
  const { definition, apiGatewayStage, stageVariables } = gateway;
  const { method, origin } = request;
  const [path, query] = splitOnce(request.target);
  const match = matchPath([...new Set(definition.routes.map((route) => route.path))], path);
  const onPath = definition.routes.filter((route) => route.path === match?.resource);
  const route = onPath.find(({ methods }) => methods.includes(method)) ?? onPath.find(({ methods }) => methods.includes('ANY'));
  if (method === 'OPTIONS' && onPath.some(({ cors }) => cors !== null)) return preflight(onPath);
  // API Gateway's own message for an unknown path or method.
  if (match === undefined || route === undefined) return refusal(403, '{"message":"Missing Authentication Token"}', unknownReason(match, onPath));

  const header = (name: string): string | undefined => headerOf(request.headers, name);
  const decision = await askAuthorizer(gateway, route, { method, path, header });
  if ('refused' in decision) return decision.refused;
  const apiKey = route.apiKeyRequired ? header('x-api-key') : null;
  if (apiKey === undefined) return refusal(403, '{"message":"Forbidden"}', 'the route needs an API key in the header x-api-key');

  const event = proxyEvent({
    ...match,
    method,
    path,
    query,
    headers: headersForFunction(request.headers, route.authorizer?.kind === 'iam'),
    ...encoded(request.body, header('content-type') ?? 'application/json', definition.binaryTypes),
    stage: apiGatewayStage,
    stageVariables,
    apiKey,
    authorizer: decision.context,
    origin,
  });
  // Of several headers, as of several types, only the first counts.
  const accept = request.headers.find(([name]) => name.toLowerCase() === 'accept')?.[1];
  return toAnswer(await gateway.invoke('api_handler', event), accept, definition.binaryTypes);
}

/** The last value of a header. The case of the name does not matter. */
function headerOf(headers: GatewayRequest['headers'], name: string): string | undefined {
  return headers.findLast(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}

/** API Gateway passes a body as text unless its type is one of the API's binary types. */
function encoded(body: Uint8Array, contentType: string, binaryTypes: readonly string[]): { body: string | null; isBase64Encoded: boolean } {
  if (body.length === 0) return { body: null, isBase64Encoded: false };
  const isBase64Encoded = isListed(mediaTypeOf(contentType), binaryTypes);
  return { body: Buffer.from(body.buffer, body.byteOffset, body.length).toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
}

function unknownReason(match: Match | undefined, onPath: readonly RouteDefinition[]): string {
  if (match === undefined) return 'the app has no such path';
  return `${match.resource} has only ${[...new Set(onPath.flatMap(({ methods }) => methods))].join(', ')}`;
}

function splitOnce(target: string): [path: string, query: string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}
