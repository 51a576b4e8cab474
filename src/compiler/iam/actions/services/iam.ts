import { isSeen } from '../input.js';
import { need, seen } from '../need.js';
import type { ServiceRules } from '../service-rules.js';
import { anything, from, fromRuntime } from '../source.js';

/** "Actions, resources, and condition keys for AWS Identity and Access Management". Names in calls have no path, and ARNs do, so both are meant. */
export const iam = (): ServiceRules => ({
  prefix: 'iam',
  types: {
    'access-report': [{ from: { EntityPath: anything } }],
    'delegation-request': [{ from: { DelegationRequestId: fromRuntime('DelegationRequestId') } }],
    group: named('group', 'GroupName'),
    'instance-profile': named('instance-profile', 'InstanceProfileName'),
    mfa: [{ from: { MfaTokenIdWithPath: from(['SerialNumber', 'VirtualMFADeviceName']) } }],
    'oidc-provider': [{ from: { OidcProviderName: from('OpenIDConnectProviderArn', { absent: '*' }) } }],
    policy: [{ from: { PolicyNameWithPath: from(['PolicyArn', 'PolicyName']) } }],
    role: named('role', 'RoleName'),
    'saml-provider': [{ from: { SamlProviderName: from(['SAMLProviderArn', 'Name']) } }],
    'server-certificate': named('server-certificate', 'ServerCertificateName'),
    'sms-mfa': [],
    user: named('user', 'UserName'),
  },
  operations: {
    ChangePassword: [need('iam:ChangePassword', { types: [] })],
    CreateDelegationRequest: [need('iam:CreateDelegationRequest', { types: [] })],
    GetHumanReadableSummary: [need('iam:GetHumanReadableSummary', { on: [{ format: '${Arn}', from: { Arn: from('EntityArn') } }] })],
    // Without a name, a user asks about itself, which a role cannot.
    GetUser: [
      need('iam:GetUser', { types: ['user'], when: seen('UserName') }),
      need('iam:GetUser', { types: [], when: (input) => !isSeen(input, 'UserName') }),
    ],
    CreateServiceLinkedRole: [
      need('iam:CreateServiceLinkedRole', {
        on: [{ format: 'arn:${Partition}:iam::${Account}:role/aws-service-role/${Service}/*', from: { Service: from('AWSServiceName') } }],
      }),
    ],
    DeleteServiceLinkedRole: [
      need('iam:DeleteServiceLinkedRole', {
        on: [{ format: 'arn:${Partition}:iam::${Account}:role/aws-service-role/*/${RoleName}', from: { RoleName: from('RoleName') } }],
      }),
    ],
    GetServiceLinkedRoleDeletionStatus: [
      need('iam:GetServiceLinkedRoleDeletionStatus', { on: [{ format: 'arn:${Partition}:iam::${Account}:role/aws-service-role/*', from: {} }] }),
    ],
    GenerateServiceLastAccessedDetails: [need('iam:GenerateServiceLastAccessedDetails', { on: [{ format: '${Arn}', from: { Arn: from('Arn') } }] })],
    GetAccessKeyLastUsed: [need('iam:GetAccessKeyLastUsed', { on: [{ format: 'arn:${Partition}:iam::${Account}:user/*', from: {} }] })],
    GetContextKeysForPrincipalPolicy: [need('iam:GetContextKeysForPrincipalPolicy', { on: [{ format: '${Arn}', from: { Arn: from('PolicySourceArn') } }] })],
    GetMFADevice: [
      need('iam:GetMFADevice', {
        on: [{ format: 'arn:${Partition}:iam::${Account}:user/${UserName}', from: { UserName: from('UserName', { absent: '*' }) } }],
      }),
    ],
    GetRoleTemplateVersion: [need('iam:GetRoleTemplateVersion', { types: [] })],
    ListPoliciesGrantingServiceAccess: [need('iam:ListPoliciesGrantingServiceAccess', { on: [{ format: '${Arn}', from: { Arn: from('Arn') } }] })],
    SimulatePrincipalPolicy: [need('iam:SimulatePrincipalPolicy', { on: [{ format: '${Arn}', from: { Arn: from('PolicySourceArn') } }] })],
  },
});

/** The path is not in the name: `role/service/orders` is called `orders`. */
function named(type: string, member: string): NonNullable<ServiceRules['types']>[string] {
  const format = `arn:\${Partition}:iam::\${Account}:${type}/`;
  return [
    { format: `${format}\${Name}`, from: { Name: from(member) } },
    { format: `${format}*/\${Name}`, from: { Name: from(member) } },
  ];
}
