/**
 * What API Gateway does to headers between a caller and a function: "Amazon API Gateway important notes" in its Developer Guide, the table of
 * headers that are dropped or remapped, the entries for Lambda.
 */

type Headers = readonly (readonly [name: string, value: string])[];

const notForFunctions = new Set([
  'connection',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
]);

/** `content-length`: it is always that of the body that is sent. */
const notForCallers = new Set(['content-length', 'expect', 'host', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'via']);

const remapped = new Set(['authorization', 'connection', 'content-md5', 'date', 'max-forwards', 'server', 'user-agent', 'www-authenticate']);

/** The headers of a request that reach the function. @param isSigned whether the route's authorizer is IAM, which keeps a signature to itself */
export function headersForFunction(headers: Headers, isSigned: boolean): Headers {
  return headers.filter(([name, value]) => {
    const lower = name.toLowerCase();
    const isSignature = lower === 'authorization' && (isSigned || value.startsWith('AWS4-'));
    return !notForFunctions.has(lower) && !isSignature;
  });
}

/** The headers of a function's answer as its caller gets them. */
export function headersForCaller(headers: Headers): Headers {
  return headers
    .filter(([name]) => !notForCallers.has(name.toLowerCase()))
    .map(([name, value]) => [remapped.has(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name, value]);
}
