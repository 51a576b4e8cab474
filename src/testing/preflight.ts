import { corsHeaders, preflightMethods } from '../app/cors.js';
import type { RouteDefinition } from '../app/definition.js';
import type { GatewayAnswer } from './gateway-answer.js';

/** The answer to a browser's preflight request. API Gateway answers it without a function, as in the Swagger document. */
export function preflight(onPath: readonly RouteDefinition[]): GatewayAnswer {
  const withCors = onPath.filter(({ cors }) => cors !== null);
  const headers = { 'Access-Control-Allow-Methods': preflightMethods(withCors).join(','), ...corsHeaders(withCors.at(-1)!.cors!) };
  return { statusCode: 200, headers: Object.entries({ 'Content-Type': 'application/json', ...headers }), body: new Uint8Array() };
}
