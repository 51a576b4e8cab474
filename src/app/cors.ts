import { checked } from './build-flags.js';
import type { CorsDefinition, RouteDefinition } from './definition.js';
import { httpMethods } from './http-method.js';
import { checkOptions } from './option.js';

/** Options of a `CORSConfig`; all may be left out. */
export interface CORSOptions {
  /** The one origin that may call, as `https://shop.example.com`. Default `*`, any. */
  allowOrigin?: string | undefined;
  /**
   * Headers that a request may carry besides `Authorization`, `Content-Type`, `X-Amz-Date`, `X-Amz-Security-Token` and `X-Api-Key`, which it
   * always may. Default none.
   */
  allowHeaders?: readonly string[] | undefined;
  /** Response headers that scripts in a browser may read. Default none. */
  exposeHeaders?: readonly string[] | undefined;
  /** Seconds for which a browser may keep the preflight's answer, 0 or more. Default: the browser's own. */
  maxAge?: number | undefined;
  /** Whether requests may carry cookies and the like. Browsers ignore it where `allowOrigin` is `*`. Default false. */
  allowCredentials?: boolean | undefined;
}

/**
 * Cross-origin settings of a route (its option `cors`), or the default of all (`app.api.cors`). API Gateway answers the preflight (`OPTIONS`), and
 * every response of the route carries the headers.
 */
export class CORSConfig implements CorsDefinition {
  /** The one origin that may call, or `*`. */
  readonly allowOrigin: string;
  /** Headers that a request may carry besides those that it always may. */
  readonly allowHeaders: readonly string[];
  /** Response headers that scripts may read. */
  readonly exposeHeaders: readonly string[];
  /** Seconds; null for the browser's own. */
  readonly maxAge: number | null;
  /** Whether requests may carry cookies and the like. */
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

function checkCors(options: CORSOptions): CORSOptions {
  return checkOptions('CORSConfig', options, {
    allowOrigin: 'string',
    allowHeaders: 'list of strings',
    exposeHeaders: 'list of strings',
    maxAge: 'number',
    allowCredentials: 'boolean',
  });
}

/** Headers that every cross-origin request to an API of ours may carry; they cannot be taken away. */
const alwaysAllowedHeaders: readonly string[] = ['Authorization', 'Content-Type', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Api-Key'];

/**
 * The response headers that a CORS configuration stands for, without `Access-Control-Allow-Methods`, which depends
 * on the path. Used by the preflight answer in the Swagger document and by the runtime.
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

/** `Access-Control-Allow-Methods` of a path: the methods of its routes with CORS, and `OPTIONS`. Browsers do not know `ANY`, so it is spelt out. */
export function preflightMethods(routesWithCors: readonly Pick<RouteDefinition, 'methods'>[]): string[] {
  const named = routesWithCors.flatMap(({ methods }) =>
    methods.flatMap((method) => (method === 'ANY' ? httpMethods.filter((one) => one !== 'OPTIONS') : [method])),
  );
  return [...new Set([...named, 'OPTIONS'])];
}
