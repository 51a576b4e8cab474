import type { LambdaContext } from '../app/lambda-context.js';
import { QueryParams } from '../app/query-params.js';
import { Request, type RequestContext } from '../app/request.js';
import { RequestHeaders } from '../app/request-headers.js';

/**
 * The request in a proxy event of API Gateway (payload format 1.0); null when the event is something else.
 * What the event lacks, or has in a wrong form, counts as absent.
 */
export function toRequest(event: unknown, lambdaContext: LambdaContext | null): Request | null {
  if (!isRecord(event) || !isRecord(event['requestContext'])) return null;
  const { resourcePath, httpMethod } = event['requestContext'];
  if (typeof resourcePath !== 'string' || resourcePath === '') return null;
  const query = event['multiValueQueryStringParameters'];
  return new Request(
    {
      method: typeof httpMethod === 'string' ? httpMethod : '',
      path: resourcePath,
      uriParams: recordOrNull(event['pathParameters']),
      queryParams: isRecord(query) ? new QueryParams(Object.entries(query).map(([name, values]) => [name, texts(values)])) : null,
      headers: new RequestHeaders(
        Object.entries(recordOrNull(event['headers']) ?? {}).flatMap(([name, value]) => texts(value).map((text) => [name, text] as const)),
      ),
      context: event['requestContext'] as RequestContext,
      stageVars: recordOrNull(event['stageVariables']) ?? {},
      isBase64Encoded: event['isBase64Encoded'] === true,
      lambdaContext,
    },
    event,
  );
}

function isRecord(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordOrNull(value: unknown): { readonly [name: string]: string } | null {
  return isRecord(value) ? (value as { [name: string]: string }) : null;
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}
