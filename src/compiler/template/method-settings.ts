import type { Value } from '../cloudformation/template.js';
import type { MethodSettingsResource } from '../model/method-settings.js';

/** An entry of the `MethodSettings` of API Gateway's stage. */
export function renderMethodSettings({ method, path, throttling, cache, log }: MethodSettingsResource): Value {
  return {
    HttpMethod: method,
    ResourcePath: path === '/*' ? path : encoded(path),
    ...(throttling !== null && throttling.rateLimit !== null && { ThrottlingRateLimit: throttling.rateLimit }),
    ...(throttling !== null && throttling.burstLimit !== null && { ThrottlingBurstLimit: throttling.burstLimit }),
    ...(cache !== undefined && { CachingEnabled: cache !== false }),
    ...(cache !== undefined && cache !== false && { CacheTtlInSeconds: cache.ttl, CacheDataEncrypted: cache.encrypted }),
    ...(log !== null && { LoggingLevel: log.level, DataTraceEnabled: log.dataTrace, MetricsEnabled: log.metrics }),
  };
}

/** As CloudFormation asks for it: `/users/{id}` is `/~1users~1{id}`, and the root alone is `/`. */
function encoded(path: string): string {
  return path === '/' ? path : `/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
