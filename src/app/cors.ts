import { brand } from './brand.js';
import { checked } from './build-flags.js';
import type { CorsDefinition, RouteDefinition } from './definition.js';
import { httpMethods } from './http-method.js';
import { checkOptions } from './option.js';

/** Options of a `CORSConfig`. All are optional. */
export interface CORSOptions {
  /** The one origin that may call, such as `https://shop.example.com`. Default `*`, any. */
  allowOrigin?: string | undefined;
  /**
   * Headers that a request may have in addition to `Authorization`, `Content-Type`, `X-Amz-Date`, `X-Amz-Security-Token` and `X-Api-Key`,
   * which are always allowed. Default none.
   */
  allowHeaders?: readonly string[] | undefined;
  /** Response headers that scripts in a browser may read. Default none. */
  exposeHeaders?: readonly string[] | undefined;
  /** Seconds for which a browser may cache the preflight's response, 0 or more. Default: the browser's own. */
  maxAge?: number | undefined;
  /** Whether requests may have credentials, such as cookies. Browsers ignore it if `allowOrigin` is `*`. Default false. */
  allowCredentials?: boolean | undefined;
}

/**
 * Cross-origin settings of a route (its option `cors`), or of all routes by default (`app.api.cors`). API Gateway answers the preflight request
 * (`OPTIONS`), and every response of the route has the headers.
 */
export class CORSConfig implements CorsDefinition {
  /** The one origin that may call, or `*`. */
  readonly allowOrigin: string;
  /** Headers that a request may have in addition to those that are always allowed. */
  readonly allowHeaders: readonly string[];
  /** Response headers that scripts may read. */
  readonly exposeHeaders: readonly string[];
  /** Seconds; null for the browser's own. */
  readonly maxAge: number | null;
  /** Whether requests may have credentials, such as cookies. */
  readonly allowCredentials: boolean;

  /** @param options default: any origin may call, without cookies */
  constructor(options: CORSOptions = {}) {
    const { allowOrigin = '*', allowHeaders = [], exposeHeaders = [], maxAge = null, allowCredentials = false } = checked ? checkCors(options) : options;
    this.allowOrigin = allowOrigin;
    this.allowHeaders = allowHeaders;
    this.exposeHeaders = exposeHeaders;
    this.maxAge = maxAge;
    this.allowCredentials = allowCredentials;
  }
}

if (checked) brand({ CORSConfig });

function checkCors(options: CORSOptions): CORSOptions {
  return checkOptions('CORSConfig', options, {
    allowOrigin: 'string',
    allowHeaders: 'list of strings',
    exposeHeaders: 'list of strings',
    maxAge: 'number',
    allowCredentials: 'boolean',
  });
}

/** Headers that are always allowed in a cross-origin request. */
const alwaysAllowedHeaders: readonly string[] = ['Authorization', 'Content-Type', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Api-Key'];

/**
 * The response headers for a CORS configuration, without `Access-Control-Allow-Methods`, which depends on the path. The
 * preflight response in the Swagger document and the runtime use them.
 */
export function corsHeaders(cors: CorsDefinition): { [name: string]: string } {
  const headers: { [name: string]: string } = {
    'Access-Control-Allow-Origin': cors.allowOrigin,
    'Access-Control-Allow-Headers': [...new Set([...cors.allowHeaders, ...alwaysAllowedHeaders])].sort().join(','),
  };
  if (cors.exposeHeaders.length > 0) headers['Access-Control-Expose-Headers'] = cors.exposeHeaders.join(',');
  if (cors.maxAge !== null) headers['Access-Control-Max-Age'] = String(cors.maxAge);
  if (cors.allowCredentials) headers['Access-Control-Allow-Credentials'] = 'true';
  return headers;
}

/** `Access-Control-Allow-Methods` of a path: the methods of its routes with CORS, and `OPTIONS`. Browsers do not know `ANY`, so it becomes all methods. */
export function preflightMethods(routesWithCors: readonly Pick<RouteDefinition, 'methods'>[]): string[] {
  const named = routesWithCors.flatMap(({ methods }) =>
    methods.flatMap((method) => (method === 'ANY' ? httpMethods.filter((one) => one !== 'OPTIONS') : [method])),
  );
  return [...new Set([...named, 'OPTIONS'])];
}
