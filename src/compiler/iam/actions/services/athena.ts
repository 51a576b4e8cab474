import { need } from '../need.js';
import type { Need, ServiceRules, TypeRule } from '../service-rules.js';
import { anything, from, fromRuntime } from '../source.js';

const here = 'arn:${Partition}:athena:${Region}:${Account}';
const anyGroup: TypeRule = [{ format: `${here}:workgroup/\${WorkGroupName}`, from: { WorkGroupName: anything } }];
const catalog: TypeRule = [{ format: `${here}:datacatalog/\${Name}`, from: { Name: from('CatalogName') } }];

/** What is asked for by an ID belongs to a workgroup that the call does not name. */
function byId(...actions: readonly string[]): { readonly [operation: string]: readonly Need[] } {
  return Object.fromEntries(actions.map((action) => [action, [need(`athena:${action}`, { on: anyGroup })]]));
}

/**
 * "Actions, resources, and condition keys for Amazon Athena". Queries read tables through AWS Glue and files through Amazon S3, as who calls: which, is in
 * their texts and in the catalog, and not known here.
 */
export const athena = (): ServiceRules => ({
  prefix: 'athena',
  types: {
    'capacity-reservation': [{ from: { CapacityReservationName: from(['CapacityReservationName', 'Name']) } }],
    datacatalog: [{ from: { DataCatalogName: from(['CatalogName', 'Name']) } }],
    session: [{ from: { WorkGroupName: anything, SessionId: fromRuntime('SessionId') } }],
    workgroup: [{ from: { WorkGroupName: from('WorkGroup', { absent: 'primary' }) } }],
  },
  operations: {
    ...byId(
      'BatchGetNamedQuery',
      'BatchGetQueryExecution',
      'CreatePresignedNotebookUrl',
      'DeleteNamedQuery',
      'DeleteNotebook',
      'ExportNotebook',
      'GetCalculationExecution',
      'GetCalculationExecutionCode',
      'GetCalculationExecutionStatus',
      'GetNamedQuery',
      'GetNotebookMetadata',
      'GetQueryExecution',
      'GetQueryResults',
      'GetQueryRuntimeStatistics',
      'GetResourceDashboard',
      'GetSession',
      'GetSessionEndpoint',
      'GetSessionStatus',
      'ListCalculationExecutions',
      'ListNotebookSessions',
      'StartCalculationExecution',
      'StopCalculationExecution',
      'StopQueryExecution',
      'TerminateSession',
      'UpdateNamedQuery',
      'UpdateNotebook',
      'UpdateNotebookMetadata',
    ),
    CreateWorkGroup: [need('athena:CreateWorkGroup', { on: [{ format: `${here}:workgroup/\${Name}`, from: { Name: from('Name') } }] })],
    GetDatabase: [need('athena:GetDatabase', { on: catalog })],
    GetTableMetadata: [need('athena:GetTableMetadata', { on: catalog })],
    ListDatabases: [need('athena:ListDatabases', { on: catalog })],
    ListTableMetadata: [need('athena:ListTableMetadata', { on: catalog })],
    ListTagsForResource: byArn('ListTagsForResource'),
    PutCapacityAssignmentConfiguration: [
      need('athena:PutCapacityAssignmentConfiguration', { types: ['capacity-reservation'] }),
      need('athena:PutCapacityAssignmentConfiguration', {
        on: [{ format: `${here}:workgroup/\${Name}`, from: { Name: from('CapacityAssignments[].WorkGroupNames[]') } }],
      }),
    ],
    StartSession: [need('athena:StartSession', { types: ['workgroup'] })],
    TagResource: byArn('TagResource'),
    UntagResource: byArn('UntagResource'),
  },
});

function byArn(action: string): readonly Need[] {
  return [need(`athena:${action}`, { on: [{ format: '${Arn}', from: { Arn: from('ResourceARN') } }] })];
}
