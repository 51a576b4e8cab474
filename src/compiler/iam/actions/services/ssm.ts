import { need } from '../need.js';
import { readName } from '../read-name.js';
import { readParameter, readParameterPath } from '../read-parameter.js';
import type { Need, ServiceRules, TypeRule } from '../service-rules.js';
import { anything, from, fromRuntime, type Reader } from '../source.js';

/** The name of a parameter has its own slash, or none. */
const format = 'arn:${Partition}:ssm:${Region}:${Account}:parameter${Name}';

function parameters(member: string, read: Reader = readParameter): TypeRule {
  return [{ format, from: { Name: from(member, { read }) } }];
}

const parameter = [...parameters('Name'), ...parameters('Names[]')];
const document: TypeRule = [{ from: { DocumentName: from(['Name', 'DocumentName', 'CalendarNames[]']) } }];
const instances: TypeRule = [{ from: { InstanceId: from(['InstanceId', 'InstanceIds[]', 'Target'], { absent: '*' }) } }];

/** One of the kinds that `ResourceType` names; IAM has a type for each. */
function tagging(action: string): readonly Need[] {
  return [
    need(`ssm:${action}`, {
      on: [{ format: 'arn:${Partition}:ssm:${Region}:${Account}:*/${ResourceId}', from: { ResourceId: from('ResourceId', { read: readTagged }) } }],
    }),
  ];
}

/** A parameter's ID begins with a slash, if its name does. */
const readTagged: Reader = (named) => {
  const reading = readName(named);
  const [first, ...rest] = reading.kind === 'name' ? reading.text : [];
  return reading.kind === 'name' && typeof first === 'string' ? { ...reading, text: [first.replace(/^\//, ''), ...rest] } : reading;
};

/** "Actions, resources, and condition keys for AWS Systems Manager", and "Restricting access to Parameter Store parameters" in the User Guide. */
export const ssm = (): ServiceRules => ({
  prefix: 'ssm',
  types: {
    association: [{ from: { AssociationId: fromRuntime('AssociationId', 'AssociationIds[]') } }],
    'automation-definition': [{ from: { AutomationDefinitionName: from('DocumentName'), VersionId: anything } }],
    'automation-execution': [{ from: { AutomationExecutionId: fromRuntime('AutomationExecutionId', 'WindowExecutionId') } }],
    bucket: [{ from: { BucketName: from('OutputS3BucketName') } }],
    'cloud-connector': [{ from: { CloudConnectorId: from('CloudConnectorId', { absent: '*' }) } }],
    document,
    instance: instances,
    'managed-instance': instances,
    maintenancewindow: [{ from: { ResourceId: from(['WindowId', 'WindowExecutionId'], { absent: '*' }) } }],
    opsitem: [{ from: { ResourceId: from(['OpsItemId', 'AccessRequestId']) } }],
    opsmetadata: [{ format: '${Arn}', from: { Arn: from('OpsMetadataArn') } }],
    parameter,
    patchbaseline: [{ from: { PatchBaselineIdResourceId: from('BaselineId', { absent: '*' }) } }],
    resourcedatasync: [{ from: { SyncName: from('SyncName', { absent: '*' }) } }],
    servicesetting: [{ from: { ResourceId: from('SettingId', { read: readTagged }) } }],
    session: [{ from: { SessionId: fromRuntime('SessionId') } }],
    task: [],
    windowtarget: [{ from: { WindowTargetId: from('WindowTargetId') } }],
    windowtask: [{ from: { WindowTaskId: from('WindowTaskId') } }],
  },
  operations: {
    AddTagsToResource: tagging('AddTagsToResource'),
    CreateAssociation: [need('ssm:CreateAssociation', { types: ['document', 'instance', 'managed-instance'] })],
    CreateAssociationBatch: [need('ssm:CreateAssociationBatch', { types: [] })],
    DeregisterDefaultHostManagementConfiguration: [need('ssm:GetServiceSetting', { types: [] }), need('ssm:ResetServiceSetting', { types: [] })],
    GetParametersByPath: [need('ssm:GetParametersByPath', { on: parameters('Path', readParameterPath) })],
    ListTagsForResource: tagging('ListTagsForResource'),
    RegisterDefaultHostManagementConfiguration: [need('ssm:GetServiceSetting', { types: [] }), need('ssm:UpdateServiceSetting', { types: [] })],
    RemoveTagsFromResource: tagging('RemoveTagsFromResource'),
    StartAutomationExecution: [need('ssm:StartAutomationExecution', { types: ['automation-definition', 'document'] })],
    StartChangeRequestExecution: [need('ssm:StartChangeRequestExecution', { types: ['automation-definition', 'document'] })],
    UpdateAssociation: [need('ssm:UpdateAssociation', { types: ['association', 'document', 'instance', 'managed-instance'] })],
    UpdateManagedInstanceRole: [need('ssm:UpdateManagedInstanceRole', { types: ['managed-instance'] })],
  },
});
