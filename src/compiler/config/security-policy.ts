import { nearest } from '../problem/nearest.js';

/** What API Gateway calls legacy policies: they name the lowest version of TLS alone. */
export const legacyPolicies: readonly string[] = ['TLS_1_0', 'TLS_1_2'];

/** The enhanced policies for domains of REST APIs, by endpoint type, as of late 2025. A websocket API has none. */
export const enhancedPolicies: { readonly [endpointType: string]: readonly string[] } = {
  EDGE: ['SecurityPolicy_TLS13_2025_EDGE', 'SecurityPolicy_TLS12_PFS_2025_EDGE', 'SecurityPolicy_TLS12_2018_EDGE'],
  REGIONAL: [
    'SecurityPolicy_TLS13_1_3_2025_09',
    'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
    'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_PQ_2025_09',
    'SecurityPolicy_TLS13_1_2_2021_06',
  ],
};

export function isEnhanced(policy: string | null): boolean {
  return policy !== null && policy.startsWith('SecurityPolicy_');
}

/** Whether the year in a policy's name is later than those known here. */
export function isNewer(policy: string): boolean {
  return Math.max(...(policy.match(/(?<=_)20\d\d(?=_|$)/g) ?? []).map(Number)) > 2025;
}

/** What to write in place of a `tls_version` that is none. */
export function securityPolicyFix(wrong: unknown): string {
  const names = Array.isArray(wrong) ? (wrong as unknown[]) : typeof wrong === 'string' ? wrong.split(/[|,;/]|(?<!\s)\s+(?=tls|ssl|or\b)/i) : [wrong];
  if (names.length > 1) return 'name one policy, by the lowest version that is accepted: TLS_1_2, or TLS_1_0 for older clients too';
  const [name] = names.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  if (/1[._]?3$/.test(name ?? '')) return 'for TLS 1.3 alone, use an enhanced policy, such as SecurityPolicy_TLS13_1_3_2025_09 of a REGIONAL endpoint';
  if (/^(?:TLS)?[ v_-]*1[._-]?2$/i.test(name ?? '')) return "did you mean 'TLS_1_2'?";
  const near = nearest(name ?? '', [...legacyPolicies, ...Object.values(enhancedPolicies).flat()]);
  return near === undefined ? `use ${legacyPolicies.join(', ')} or an enhanced policy, whose name begins with SecurityPolicy_` : `did you mean '${near}'?`;
}
