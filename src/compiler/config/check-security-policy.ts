import type { ErrorCode, WarningCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import { nearest, suggest } from '../problem/nearest.js';
import { enhancedPolicies, isEnhanced, isNewer, legacyPolicies } from './security-policy.js';
import type { CustomDomain } from './resolve-stage.js';

/** Returns a problem at the place of one setting of a domain. */
export interface DomainReport {
  (code: ErrorCode, setting: string, message: string, fix: string): Problem[];
  warning(code: WarningCode, setting: string, message: string, fix: string): Problem[];
}

/** @param endpointType Of the REST API, `EDGE` or `REGIONAL`; null for a websocket API. */
export function checkSecurityPolicy({ tlsVersion, endpointAccessMode }: CustomDomain, endpointType: string | null, report: DomainReport): Problem[] {
  if (endpointType === null) return checkOfWebsocket(tlsVersion, endpointAccessMode, report);
  return [...(tlsVersion === null ? [] : checkOfRest(tlsVersion, endpointType, report)), ...checkAccessMode(tlsVersion, endpointAccessMode, report)];
}

/** API Gateway has one policy for all endpoints of websocket APIs. */
function checkOfWebsocket(policy: string | null, accessMode: string | null, report: DomainReport): Problem[] {
  const fix = 'use TLS_1_2, which accepts TLS 1.2 and 1.3, or remove it';
  return [
    ...(isEnhanced(policy) ? report('domain-tls-version', 'tls_version', `a websocket API cannot have the security policy ${policy}`, fix) : []),
    ...(policy === null || policy === 'TLS_1_2' || isEnhanced(policy)
      ? []
      : report.warning('domain-tls-legacy', 'tls_version', `websocket APIs accept TLS 1.2 and 1.3 only, so API Gateway may refuse ${policy}`, fix)),
    ...(accessMode === null ? [] : report('domain-access-mode', 'endpoint_access_mode', 'a websocket API has no endpoint access mode', 'remove it')),
  ];
}

function checkOfRest(policy: string, endpointType: string, report: DomainReport): Problem[] {
  const known = enhancedPolicies[endpointType] ?? [];
  if (known.includes(policy) || legacyPolicies.includes(policy)) return [];
  if (!isEnhanced(policy)) {
    const message = `API Gateway has no security policy ${policy}, and refuses the domain`;
    return report.warning('domain-tls-legacy', 'tls_version', message, 'use TLS_1_2, or TLS_1_0, which accepts TLS 1.1 too');
  }
  const other = Object.keys(enhancedPolicies).find((type) => enhancedPolicies[type]!.includes(policy));
  if (other !== undefined) {
    const message = `the security policy ${policy} is for ${other} endpoints, but the endpoint type is ${endpointType}`;
    return report('domain-tls-version', 'tls_version', message, nearestOr(policy, known));
  }
  if (isNewer(policy)) {
    const message = `this version of tschalice does not know the security policy ${policy}, and cannot tell whether API Gateway has it`;
    return report.warning('domain-tls-newer', 'tls_version', message, 'update tschalice, or compare the name with the documentation of API Gateway');
  }
  return report('domain-tls-version', 'tls_version', `API Gateway has no security policy ${policy}`, suggest(policy, known));
}

function nearestOr(policy: string, known: readonly string[]): string {
  return `use ${nearest(policy, known) ?? `one of ${known.join(', ')}`}`;
}

function checkAccessMode(policy: string | null, accessMode: string | null, report: DomainReport): Problem[] {
  if (isEnhanced(policy) && accessMode === null) {
    const message = `the security policy ${policy} needs an endpoint_access_mode`;
    const fix = 'add "endpoint_access_mode": "STRICT", or "BASIC" while clients are moved to it';
    return report('domain-access-mode', 'tls_version', message, fix);
  }
  if (isEnhanced(policy) || accessMode !== 'STRICT') return [];
  const message = `endpoint_access_mode STRICT needs a security policy whose name begins with SecurityPolicy_, not ${policy ?? 'TLS_1_2, the default'}`;
  return report('domain-access-mode', 'endpoint_access_mode', message, 'set tls_version to an enhanced policy, or remove endpoint_access_mode');
}
