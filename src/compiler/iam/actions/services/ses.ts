import { need, possible } from '../need.js';
import { readSender } from '../readers.js';
import type { Need, ServiceRules, TypeRule } from '../service-rules.js';
import { from, fromRuntime } from '../source.js';

const set: TypeRule = [{ format: 'arn:${Partition}:ses:${Region}:${Account}:configuration-set/${Name}', from: { Name: from('ConfigurationSetName') } }];
const template: TypeRule = [
  {
    format: 'arn:${Partition}:ses:${Region}:${Account}:template/${Name}',
    from: {
      Name: from([
        'Template',
        'TemplateName',
        'Content.Template.TemplateName',
        'DefaultContent.Template.TemplateName',
        'TemplateArn',
        'Content.Template.TemplateArn',
        'DefaultContent.Template.TemplateArn',
      ]),
    },
  },
];

function identity(...members: readonly string[]): TypeRule {
  return [{ format: 'arn:${Partition}:ses:${Region}:${Account}:identity/${Name}', from: { Name: from(members, { read: readSender }) } }];
}

/** Who sends is checked on the identity, and on the configuration set and the template that the message uses. */
function sending(action: string, identities: TypeRule, ...uses: readonly TypeRule[]): readonly Need[] {
  return [need(`ses:${action}`, { on: identities }), ...uses.map((on) => need(`ses:${action}`, { on, isOptional: true }))];
}

const source = identity('Source', 'SourceArn');
const sender = identity('FromEmailAddress', 'FromEmailAddressIdentityArn');

const sesTypes: { readonly [type: string]: TypeRule } = {
  'configuration-set': [{ from: { ConfigurationSetName: from(['ConfigurationSetName', 'ConfigurationSet.Name']) } }],
  'contact-list': [{ from: { ContactListName: from('ContactListName') } }],
  'custom-verification-email-template': [{ from: { TemplateName: from('TemplateName') } }],
  'dedicated-ip-pool': [{ from: { DedicatedIPPool: from(['PoolName', 'DestinationPoolName', 'SendingPoolName', 'DeliveryOptions.SendingPoolName']) } }],
  'deliverability-test-report': [{ from: { ReportId: fromRuntime('ReportId') } }],
  'export-job': [{ from: { ExportJobId: fromRuntime('JobId') } }],
  identity: identity('EmailIdentity', 'Identity', 'FromEmailAddress', 'Domain', 'BounceSender'),
  'import-job': [{ from: { ImportJobId: fromRuntime('JobId') } }],
  'mailmanager-archive': [],
  'multi-region-endpoint': [{ from: { EndpointName: from('EndpointName') } }],
  template: [{ from: { TemplateName: from(['TemplateName', 'Template.TemplateName']) } }],
  tenant: [{ from: { TenantName: from('TenantName'), TenantId: from([], { absent: '*' }) } }],
};

/** "Actions, resources, and condition keys for Amazon SES" and "… for Amazon Simple Email Service v2". A message may name its identity by address or domain. */
export const ses = (): ServiceRules => ({
  prefix: 'ses',
  types: sesTypes,
  operations: {
    SendBulkTemplatedEmail: sending('SendBulkTemplatedEmail', source, set, template),
    SendEmail: sending('SendEmail', source, set),
    SendRawEmail: sending('SendRawEmail', [...source, ...identity('FromArn')], set),
    SendTemplatedEmail: sending('SendTemplatedEmail', source, set, template),
    SendCustomVerificationEmail: [need('ses:SendCustomVerificationEmail', { types: ['custom-verification-email-template'] })],
  },
});

export const sesv2 = (): ServiceRules => ({
  prefix: 'ses',
  types: sesTypes,
  operations: {
    SendBulkEmail: [...sending('SendBulkEmail', sender, set, template), ...sending('SendBulkTemplatedEmail', sender, set, template)],
    // Which of them it needs depends on the content: a raw message is checked as SendRawEmail, a template as SendTemplatedEmail.
    SendEmail: [
      ...sending('SendEmail', sender, set, template),
      ...sending('SendRawEmail', sender, set).map((one) => ({ ...one, when: possible('Content.Raw') })),
      ...sending('SendTemplatedEmail', sender, set, template).map((one) => ({ ...one, when: possible('Content.Template') })),
    ],
    SendCustomVerificationEmail: [need('ses:SendCustomVerificationEmail', { types: ['custom-verification-email-template'] })],
    GetReputationEntity: [need('ses:GetReputationEntity', { types: [] })],
    ListReputationEntities: [need('ses:ListReputationEntities', { types: [] })],
    UpdateReputationEntityCustomerManagedStatus: [need('ses:UpdateReputationEntityCustomerManagedStatus', { types: [] })],
    UpdateReputationEntityPolicy: [need('ses:UpdateReputationEntityPolicy', { types: [] })],
  },
});
