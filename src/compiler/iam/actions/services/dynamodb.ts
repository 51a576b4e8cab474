import { need, possible, unsure } from '../need.js';
import { type Verb, readStatement } from '../read-statement.js';
import type { Need, ServiceRules, TypeRule } from '../service-rules.js';
import { anything, from } from '../source.js';

const format = 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}';
const index = `${format}/index/\${IndexName}`;

function table(...members: readonly string[]): TypeRule {
  return [{ format, from: { TableName: from(members) } }];
}

/** A query of an index is checked on the index alone. */
const tableOrIndex: TypeRule = [
  { format, from: { TableName: from('TableName') }, when: unsure('IndexName') },
  { format: index, from: { TableName: from('TableName'), IndexName: from('IndexName') } },
];

function globalTable(): TypeRule {
  return [{ format: 'arn:${Partition}:dynamodb::${Account}:global-table/${GlobalTableName}', from: { GlobalTableName: from('GlobalTableName') } }];
}

function transaction(action: string, kind: string): Need {
  return need(`dynamodb:${action}`, { on: table(`TransactItems[].${kind}.TableName`), when: possible(`TransactItems[].${kind}.TableName`) });
}

const verbs: { readonly [action: string]: Verb } = { PartiQLSelect: 'select', PartiQLInsert: 'insert', PartiQLUpdate: 'update', PartiQLDelete: 'delete' };

/** What a statement of PartiQL does, and to which table, is in its text. */
function partiQl(path: string): readonly Need[] {
  return Object.entries(verbs).map(([action, verb]) => {
    const named = from(path, { read: readStatement(verb, 'table') });
    const ofIndex: TypeRule = [{ format: index, from: { TableName: named, IndexName: from(path, { read: readStatement(verb, 'index') }) } }];
    return need(`dynamodb:${action}`, { on: [{ format, from: { TableName: named } }, ...(verb === 'select' ? ofIndex : [])], isOptional: true });
  });
}

/**
 * "Actions, resources, and condition keys for Amazon DynamoDB", and "IAM policies with PartiQL for DynamoDB" and "Using IAM with transactions" in the
 * Developer Guide. The document client's `Put` and its like come as `PutItem`.
 */
export const dynamodb = (): ServiceRules => ({
  prefix: 'dynamodb',
  types: {
    backup: [{ format: '${Arn}', from: { Arn: from('BackupArn') } }],
    export: [{ format: '${Arn}', from: { Arn: from('ExportArn') } }],
    import: [{ format: '${Arn}', from: { Arn: from('ImportArn') } }],
    'global-table': [{ from: { GlobalTableName: from('GlobalTableName') } }],
    index: [{ from: { TableName: from('TableName'), IndexName: from('IndexName') } }],
    stream: [{ format: '${Arn}', from: { Arn: from('StreamArn') } }],
    table: table('TableName', 'TableArn', 'TableCreationParameters.TableName', 'SourceTableName', 'SourceTableArn', 'TargetTableName'),
  },
  operations: {
    BatchExecuteStatement: partiQl('Statements[].Statement'),
    BatchGetItem: [need('dynamodb:BatchGetItem', { on: table('RequestItems{}') })],
    BatchWriteItem: [need('dynamodb:BatchWriteItem', { on: table('RequestItems{}') })],
    CreateGlobalTable: [need('dynamodb:CreateGlobalTable', { on: [...globalTable(), ...table('GlobalTableName')] })],
    DescribeContributorInsights: [need('dynamodb:DescribeContributorInsights', { types: ['table', 'index'] })],
    ExecuteStatement: partiQl('Statement'),
    ExecuteTransaction: partiQl('TransactStatements[].Statement'),
    Query: [need('dynamodb:Query', { on: tableOrIndex })],
    RestoreTableFromBackup: [need('dynamodb:RestoreTableFromBackup', { types: ['backup', 'table'] })],
    Scan: [need('dynamodb:Scan', { on: tableOrIndex })],
    SearchVectors: [need('dynamodb:SearchVectors', { types: ['index', 'table'] })],
    TransactGetItems: [transaction('GetItem', 'Get')],
    TransactWriteItems: [
      transaction('PutItem', 'Put'),
      transaction('UpdateItem', 'Update'),
      transaction('DeleteItem', 'Delete'),
      transaction('ConditionCheckItem', 'ConditionCheck'),
    ],
    UpdateGlobalTable: [need('dynamodb:UpdateGlobalTable', { on: [...globalTable(), ...table('GlobalTableName')] })],
    UpdateGlobalTableSettings: [need('dynamodb:UpdateGlobalTableSettings', { on: [...globalTable(), ...table('GlobalTableName')] })],
  },
});

/** Records are asked for with an iterator, which does not tell the stream. */
export const dynamodbStreams = (): ServiceRules => ({
  prefix: 'dynamodb',
  types: { stream: [{ format: '${Arn}', from: { Arn: from('StreamArn') } }] },
  operations: { GetRecords: [need('dynamodb:GetRecords', { on: [{ format: `${format}/stream/\${StreamLabel}`, from: { TableName: anything } }] })] },
});
