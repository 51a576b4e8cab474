import { expect } from 'chai';
import { securityPolicyFix } from '../../../src/compiler/config/security-policy.js';

describe('what is said of a tls_version that is none', () => {
  const rows: readonly (readonly [wrong: unknown, says: string])[] = [
    ...['TLS_1_2|TLS_1_0', 'TLS_1_0|TLS_1_2', 'TLS_1_2,TLS_1_0', 'TLS_1_2 TLS_1_0', ['TLS_1_2', 'TLS_1_0'], ['TLS_1_0', 'TLS_1_1', 'TLS_1_2']].map(
      (list) => [list, 'name one policy, by the lowest version that is accepted: TLS_1_2, or TLS_1_0'] as const,
    ),
    ...['tls_1_2', 'TLS-1-2', 'TLSv1.2', 'TLS1_2', 'TLS 1.2', '1.2', 1.2, ['tls_1_2']].map((one) => [one, "did you mean 'TLS_1_2'?"] as const),
    ...['TLS_1_3', 'TLSv1.3', 'TLS 1.3', '1.3', 1.3].map(
      (one) => [one, 'for TLS 1.3 alone, use an enhanced policy, such as SecurityPolicy_TLS13_1_3_2025_09'] as const,
    ),
    ...['SSL', '', 7, true, {}, []].map((one) => [one, 'use TLS_1_0, TLS_1_2 or an enhanced policy, whose name begins with SecurityPolicy_'] as const),
    ['SecurityPolicy-TLS13-2025-EDGE', "did you mean 'SecurityPolicy_TLS13_2025_EDGE'?"],
    ['TLS_1_2 or TLS_1_0', 'name one policy'],
    ['securitypolicy_TLS13_2025_EDGE', "did you mean 'SecurityPolicy_TLS13_2025_EDGE'?"],
  ];
  for (const [wrong, says] of rows) it(`${JSON.stringify(wrong)}: ${says}`, () => expect(securityPolicyFix(wrong)).to.contain(says));
});
