import { need, others } from '../need.js';
import type { Need, ServiceRules, TypeRule } from '../service-rules.js';
import { from } from '../source.js';

const here = 'arn:${Partition}:glue:${Region}:${Account}';
const tableNames = ['TableName', 'Name', 'TableInput.Name', 'TablesToDelete[]'];

/** What is in the catalog needs the right on all above it: on the catalog, the database and the table. */
const catalog: TypeRule = [{ format: `${here}:catalog`, from: {} }];
const databases: TypeRule = [{ format: `${here}:database/\${DatabaseName}`, from: { DatabaseName: from('DatabaseName') } }];
const tables: TypeRule = [
  { format: `${here}:table/\${DatabaseName}/\${TableName}`, from: { DatabaseName: from('DatabaseName'), TableName: from(tableNames, { absent: '*' }) } },
];

function onTables(...actions: readonly string[]): { readonly [operation: string]: readonly Need[] } {
  return Object.fromEntries(actions.map((action) => [action, onTable(action)]));
}

function onTable(action: string): readonly Need[] {
  return [need(`glue:${action}`, { on: catalog }), need(`glue:${action}`, { on: databases }), need(`glue:${action}`, { on: tables })];
}

function onDatabase(action: string, ...members: readonly string[]): readonly Need[] {
  return [
    need(`glue:${action}`, { on: catalog }),
    need(`glue:${action}`, { on: [{ format: `${here}:database/\${DatabaseName}`, from: { DatabaseName: from(members, { absent: '*' }) } }] }),
  ];
}

function onFunction(action: string): readonly Need[] {
  return [
    ...onDatabase(action, 'DatabaseName'),
    need(`glue:${action}`, {
      on: [
        {
          format: `${here}:userDefinedFunction/\${DatabaseName}/\${Name}`,
          from: { DatabaseName: from('DatabaseName', { absent: '*' }), Name: from('FunctionName', { absent: '*' }) },
        },
      ],
    }),
  ];
}

/** "Actions, resources, and condition keys for AWS Glue", and "Specifying AWS Glue resource ARNs" in the Developer Guide. */
export const glue = (): ServiceRules => ({
  prefix: 'glue',
  types: {
    blueprint: [{ from: { BlueprintName: from(['BlueprintName', 'Name', 'Names[]']) } }],
    catalog: [],
    connection: [{ from: { ConnectionName: from(['Name', 'ConnectionName', 'ConnectionInput.Name', 'ConnectionNameList[]'], { absent: '*' }) } }],
    connectionType: [],
    crawler: [{ from: { CrawlerName: from(['Name', 'CrawlerName', 'CrawlerNames[]']) } }],
    dataQualityRuleset: [{ from: { RulesetName: from(['Name', 'RulesetNames[]'], { absent: '*' }) } }],
    devendpoint: [{ from: { DevEndpointName: from(['EndpointName', 'DevEndpointNames[]']) } }],
    integration: [{ from: { IntegrationId: from('IntegrationIdentifier', { absent: '*' }) } }],
    job: [{ from: { JobName: from(['JobName', 'Name', 'JobNames[]'], { absent: '*' }) } }],
    mlTransform: [{ from: { TransformId: from('TransformId', { absent: '*' }) } }],
    registry: [
      { from: { RegistryName: from(['RegistryId.RegistryName', 'RegistryId.RegistryArn', 'RegistryName', 'SchemaId.RegistryName'], { absent: '*' }) } },
    ],
    rootcatalog: catalog,
    schema: [{ from: { SchemaName: from(['SchemaName', 'SchemaId.SchemaArn'], { absent: '*' }) } }],
    session: [{ from: { SessionId: from(['Id', 'SessionId'], { absent: '*' }) } }],
    trigger: [{ from: { TriggerName: from(['Name', 'TriggerNames[]']) } }],
    usageProfile: [{ from: { UsageProfileId: from('Name', { absent: '*' }) } }],
    workflow: [{ from: { WorkflowName: from(['Name', 'Names[]']) } }],
  },
  operations: {
    ...onTables(
      'BatchCreatePartition',
      'BatchDeletePartition',
      'BatchDeleteTable',
      'BatchDeleteTableVersion',
      'BatchGetPartition',
      'BatchUpdatePartition',
      'CreateColumnStatisticsTaskSettings',
      'CreatePartition',
      'CreatePartitionIndex',
      'CreateTable',
      'CreateTableOptimizer',
      'DeleteColumnStatisticsForPartition',
      'DeleteColumnStatisticsForTable',
      'DeleteColumnStatisticsTaskSettings',
      'DeletePartition',
      'DeletePartitionIndex',
      'DeleteTable',
      'DeleteTableOptimizer',
      'DeleteTableVersion',
      'GetColumnStatisticsForPartition',
      'GetColumnStatisticsForTable',
      'GetPartition',
      'GetPartitionIndexes',
      'GetPartitions',
      'GetTable',
      'GetTableOptimizer',
      'GetTableVersion',
      'GetTableVersions',
      'GetTables',
      'ListTableOptimizerRuns',
      'StartColumnStatisticsTaskRun',
      'StartColumnStatisticsTaskRunSchedule',
      'StopColumnStatisticsTaskRun',
      'StopColumnStatisticsTaskRunSchedule',
      'UpdateColumnStatisticsForPartition',
      'UpdateColumnStatisticsForTable',
      'UpdateColumnStatisticsTaskSettings',
      'UpdatePartition',
      'UpdateTable',
      'UpdateTableOptimizer',
    ),
    // The tables are in a list of their own, or any.
    BatchGetTableOptimizer: [need('glue:BatchGetTableOptimizer', { types: [] })],
    CreateDatabase: onDatabase('CreateDatabase', 'DatabaseInput.Name'),
    CreateUserDefinedFunction: onDatabase('CreateUserDefinedFunction', 'DatabaseName'),
    DeleteDatabase: [
      ...onDatabase('DeleteDatabase', 'Name'),
      need('glue:DeleteDatabase', { on: [{ format: `${here}:table/\${DatabaseName}/*`, from: { DatabaseName: from('Name') } }] }),
      need('glue:DeleteDatabase', { on: [{ format: `${here}:userDefinedFunction/\${DatabaseName}/*`, from: { DatabaseName: from('Name') } }] }),
    ],
    DeleteUserDefinedFunction: onFunction('DeleteUserDefinedFunction'),
    GetDatabase: onDatabase('GetDatabase', 'Name'),
    GetDatabases: onDatabase('GetDatabases'),
    GetUnfilteredPartitionMetadata: onTable('GetPartition'),
    GetUnfilteredPartitionsMetadata: onTable('GetPartitions'),
    GetUnfilteredTableMetadata: onTable('GetTable'),
    GetUserDefinedFunction: onFunction('GetUserDefinedFunction'),
    GetUserDefinedFunctions: onFunction('GetUserDefinedFunctions'),
    SearchTables: [need('glue:SearchTables', { on: [...catalog, { format: `${here}:database/*`, from: {} }, { format: `${here}:table/*/*`, from: {} }] })],
    UpdateDatabase: onDatabase('UpdateDatabase', 'Name'),
    UpdateUserDefinedFunction: onFunction('UpdateUserDefinedFunction'),
    ...others('glue', {
      // "Permissions" on the operations' pages in the Developer Guide name the action for one in place of that for several.
      BatchGetDataQualityResult: 'GetDataQualityResult',
      BatchGetDataQualityRulesetEvaluationRun: 'GetDataQualityRulesetEvaluationRun',
      BatchPutDataQualityStatisticAnnotation: 'PutDataQualityStatisticAnnotation',
    }),
  },
});
