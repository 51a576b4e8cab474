import { free, need, seen } from '../need.js';
import type { ServiceRules } from '../service-rules.js';
import { from } from '../source.js';

const role = [{ format: 'arn:${Partition}:iam::${Account}:role/${RoleName}', from: { RoleName: from('RoleArn') } }];

/** "Actions, resources, and condition keys for AWS Security Token Service". Who has credentials may always ask whose they are. */
export const sts = (): ServiceRules => ({
  prefix: 'sts',
  operations: {
    ...free('AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity', 'GetScopedCredentials', 'GetSessionToken'),
    AssumeRole: [
      need('sts:AssumeRole', { on: role }),
      need('sts:TagSession', { on: role, when: seen('Tags') }),
      need('sts:SetSourceIdentity', { on: role, when: seen('SourceIdentity') }),
      need('sts:SetContext', { on: role, when: seen('ProvidedContexts') }),
    ],
    AssumeRoot: [need('sts:AssumeRoot', { types: [] })],
    GetFederationToken: [need('sts:GetFederationToken', { types: [] })],
    GetWebIdentityToken: [need('sts:GetWebIdentityToken'), need('sts:TagGetWebIdentityToken', { when: seen('Tags') })],
  },
});
