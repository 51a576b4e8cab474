import { checked } from './build-flags.js';
import type { CorsDefinition, RouteDefinition } from './definition.js';
import { httpMethods } from './http-method.js';
import { checkOptions } from './option.js';

export interface CORSOptions {
  /** The one origin that may call; default `*`. */
  allowOrigin?: string | undefined;
  /** Headers that a request may carry besides the five that API Gateway clients always need. */
  allowHeaders?: readonly string[] | undefined;
  /** Response headers that scripts may read. */
  exposeHeaders?: readonly string[] | undefined;
  /** Seconds for which a browser may keep the preflight's answer. */
  maxAge?: number | undefined;
  /** Whether requests may carry cookies and the like. */
  allowCredentials?: boolean | undefined;
}

/** Cross-origin settings of a route, or of the whole API (`app.api.cors`). */
export class CORSConfig implements CorsDefinition {
  readonly allowOrigin: string;
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAge: number | null;
  readonly allowCredentials: boolean;

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

/** Headers that every cross-origin request to an API of ours may carry; they can't be taken away. */
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
