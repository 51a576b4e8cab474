import { corsHeaders } from '../app/cors.js';
import type { RouteDefinition } from '../app/definition.js';
import { httpMethods } from '../app/route.js';
import type { GatewayAnswer } from './gateway-answer.js';

/** Browsers' question before a cross-origin request; API Gateway answers it without a function, as the Swagger document says. */
export function preflight(onPath: readonly RouteDefinition[]): GatewayAnswer {
  const withCors = onPath.filter(({ cors }) => cors !== null);
  const methods = withCors.flatMap(({ methods }) =>
    methods.flatMap((method) => (method === 'ANY' ? httpMethods.filter((one) => one !== 'OPTIONS') : [method])),
  );
  const headers = { 'Access-Control-Allow-Methods': [...new Set([...methods, 'OPTIONS'])].join(','), ...corsHeaders(withCors.at(-1)!.cors!) };
  return { statusCode: 200, headers: Object.entries({ 'Content-Type': 'application/json', ...headers }), body: new Uint8Array() };
}
