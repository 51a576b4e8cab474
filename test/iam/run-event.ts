import { eventMakers } from '../../src/testing/event-maker.js';
import { proxyEvent } from '../../src/testing/gateway-event.js';
import { sampleOrigin } from '../../src/testing/request-origin.js';
import type { Run } from './fixture.js';

/** The event that Lambda would pass to the function. */
export function runEvent(run: Run): unknown {
  if (run.make !== undefined) {
    const [maker, ...given] = run.make;
    return (eventMakers as unknown as { readonly [name: string]: (...given: unknown[]) => unknown })[maker]!(...given);
  }
  return run.request === undefined ? (run.event ?? {}) : requestEvent(run.request, run);
}

function requestEvent(request: string, { params = {}, query = '', body }: Run): unknown {
  const [method, resource] = request.split(' ') as [string, string];
  return proxyEvent({
    resource,
    method,
    path: resource.replaceAll(/\{(\w+)\+?\}/g, (_, name: string) => params[name] ?? 'x'),
    pathParameters: Object.keys(params).length === 0 ? null : params,
    query,
    headers: body === undefined ? [] : [['Content-Type', 'application/json']],
    body: body === undefined ? null : JSON.stringify(body),
    isBase64Encoded: false,
    stage: 'api',
    stageVariables: {},
    apiKey: null,
    authorizer: undefined,
    origin: sampleOrigin,
  });
}
