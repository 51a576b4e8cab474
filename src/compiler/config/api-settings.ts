import { type Level, mergedGroup, ownValue, winner } from './level.js';

/** The settings of API Gateway's stage, and of single methods on it. */
export interface ApiSettings {
  readonly throttling: Throttling | null;
  readonly cache: Cache | null;
  readonly accessLog: AccessLog | null;
  readonly executionLog: ExecutionLog | null;
  readonly usagePlan: UsagePlan | null;
  /** By method and path: `GET /users/{id}`. */
  readonly methods: { readonly [route: string]: MethodSettings };
}

export interface AccessLog {
  /** Null keeps it forever. */
  readonly retentionInDays: number | null;
  /** For `Fn::Sub`. */
  readonly kmsKeyArn: string | null;
}

export interface ExecutionLog {
  readonly level: 'OFF' | 'ERROR' | 'INFO';
  /** Whether it has headers and bodies. */
  readonly dataTrace: boolean;
  /** Whether each method has metrics of its own. */
  readonly metrics: boolean;
}

/** What the holders of API keys may use of the API. */
export interface UsagePlan {
  readonly quota: { readonly limit: number; readonly period: 'DAY' | 'WEEK' | 'MONTH'; readonly offset: number } | null;
  readonly throttling: Throttling | null;
  /** Names of keys. */
  readonly keys: readonly string[];
}

export interface Throttling {
  /** Requests a second. */
  readonly rateLimit: number | null;
  /** Requests at once. */
  readonly burstLimit: number | null;
}

/** What is kept of a method's answers. */
export interface MethodCache {
  /** In seconds; 0 keeps nothing. */
  readonly ttl: number;
  readonly encrypted: boolean;
  readonly queryParameters: readonly string[];
  readonly headers: readonly string[];
}

export interface Cache extends MethodCache {
  /** In GB. */
  readonly size: number;
  /** Whether a client needs a right for a fresh answer; CloudFormation knows no false. */
  readonly requireAuthorization: boolean;
}

/** What is written for one method, with the stage's settings in place of what is not. */
export interface MethodSettings {
  readonly throttling: Throttling | null;
  /** Null for what the stage says; false for no cache. */
  readonly cache: MethodCache | false | null;
}

export function resolveApi(levels: readonly Level[]): ApiSettings {
  const throttling = throttlingOf(mergedGroup(levels, 'api_gateway_throttling'), null);
  const cache = cacheOf(mergedGroup(levels, 'api_gateway_cache'));
  const methods = Object.entries(mergedGroup(levels, 'api_gateway_methods') ?? {});
  return {
    throttling,
    cache,
    accessLog: accessLogOf(mergedGroup(levels, 'api_gateway_access_log'), winner(levels, 'kms_key_arn')),
    executionLog: executionLogOf(mergedGroup(levels, 'api_gateway_execution_log')),
    usagePlan: usagePlanOf(mergedGroup(levels, 'api_gateway_usage_plan')),
    methods: Object.fromEntries(
      methods.map(([route, settings]) => [
        route,
        {
          throttling: throttlingOf(settings?.api_gateway_throttling ?? {}, throttling),
          cache: methodCacheOf(settings?.api_gateway_cache ?? null, cache),
        },
      ]),
    ),
  };
}

type Written<T> = Partial<{ readonly [K in keyof T]: T[K] | null }>;

function throttlingOf(written: Written<{ rate_limit: number; burst_limit: number }> | boolean | null, outer: Throttling | null): Throttling | null {
  if (written === null || written === false) return null;
  const { rate_limit: rateLimit, burst_limit: burstLimit } = written === true ? {} : written;
  const limits = { rateLimit: rateLimit ?? outer?.rateLimit ?? null, burstLimit: burstLimit ?? outer?.burstLimit ?? null };
  return limits.rateLimit === null && limits.burstLimit === null ? null : limits;
}

type WrittenCache = Written<{ ttl: number; encrypted: boolean; query_parameters: readonly string[]; headers: readonly string[] }>;

function cacheOf(written: (WrittenCache & Written<{ size: number; require_authorization: boolean }>) | null): Cache | null {
  if (written === null) return null;
  return { size: written.size ?? 0.5, requireAuthorization: written.require_authorization ?? true, ...keptOf(written, null) };
}

function methodCacheOf(written: WrittenCache | boolean | null, stage: Cache | null): MethodCache | false | null {
  if (written === null || written === false) return written;
  return keptOf(written === true ? {} : written, stage);
}

function keptOf(written: WrittenCache, outer: MethodCache | null): MethodCache {
  return {
    ttl: written.ttl ?? outer?.ttl ?? 300,
    encrypted: written.encrypted ?? outer?.encrypted ?? true,
    queryParameters: written.query_parameters ?? outer?.queryParameters ?? [],
    headers: written.headers ?? outer?.headers ?? [],
  };
}

function accessLogOf(written: Written<{ retention_in_days: number; kms_key_arn: string }> | null, kmsKeyArn: string | null): AccessLog | null {
  if (written === null) return null;
  return { retentionInDays: (written.retention_in_days ?? 90) || null, kmsKeyArn: written.kms_key_arn ?? kmsKeyArn };
}

function executionLogOf(written: Written<{ level: ExecutionLog['level']; data_trace: boolean; metrics: boolean }> | null): ExecutionLog | null {
  if (written === null) return null;
  return { level: written.level ?? 'ERROR', dataTrace: written.data_trace ?? false, metrics: written.metrics ?? false };
}

type WrittenQuota = Written<{ limit: number; period: 'DAY' | 'WEEK' | 'MONTH'; offset: number }>;

function usagePlanOf(
  written: Written<{ quota: WrittenQuota | boolean; throttle: Parameters<typeof throttlingOf>[0]; keys: readonly string[] }> | null,
): UsagePlan | null {
  if (written === null) return null;
  const { quota, throttle, keys } = written;
  const limited = typeof quota === 'object' && quota !== null && typeof quota.limit === 'number';
  return {
    quota: limited ? { limit: quota.limit, period: quota.period ?? 'MONTH', offset: quota.offset ?? 0 } : null,
    throttling: throttlingOf(throttle ?? null, null),
    keys: keys ?? ['default'],
  };
}

/** The settings of one method of a path, if any are written for it. */
export function methodSettings({ methods }: ApiSettings, method: string, path: string): MethodSettings | undefined {
  return ownValue(methods, `${method} ${path}`);
}
