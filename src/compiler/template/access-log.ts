/**
 * What a line of the access log has, by its name there. Nothing that a client chooses freely, as it may be secret, and API Gateway does not promise to
 * escape it for JSON: no headers, no query, no body, and the path as it is declared instead of the values in it.
 */
const fields: { readonly [name: string]: string } = {
  requestId: 'requestId',
  extendedRequestId: 'extendedRequestId',
  xrayTraceId: 'xrayTraceId',
  requestTime: 'requestTime',
  requestTimeEpoch: 'requestTimeEpoch',
  ip: 'identity.sourceIp',
  apiKeyId: 'identity.apiKeyId',
  principalId: 'authorizer.principalId',
  httpMethod: 'httpMethod',
  resourcePath: 'resourcePath',
  protocol: 'protocol',
  stage: 'stage',
  status: 'status',
  responseLength: 'responseLength',
  responseLatency: 'responseLatency',
  integrationStatus: 'integration.status',
  integrationLatency: 'integration.latency',
  integrationRequestId: 'integration.requestId',
  authorizerStatus: 'authorizer.status',
  errorType: 'error.responseType',
};

/** The format of the access log, one line of JSON. */
export const accessLogFormat: string = JSON.stringify(Object.fromEntries(Object.entries(fields).map(([name, variable]) => [name, `$context.${variable}`])));
