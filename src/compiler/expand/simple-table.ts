import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { mainResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import type { SamResource } from './sam-resource.js';
import { tagList } from './tag.js';

const attributeTypes = new Map<Value, string>([
  ['String', 'S'],
  ['Number', 'N'],
  ['Binary', 'B'],
]);

/** A table with one key. */
export function expandSimpleTable(table: SamResource): PlainResource[] {
  const { properties } = table;
  const key = properties['PrimaryKey'] ?? { Name: 'id', Type: 'String' };
  const { Name: name = '', Type: type = '' } = isMap(key) ? key : {};
  const definition: Value = isMap(key) ? { AttributeName: name, AttributeType: attributeTypes.get(type) ?? type } : key;
  const { ProvisionedThroughput: throughput, Tags: tags } = properties;
  return [
    mainResource(table, 'AWS::DynamoDB::Table', {
      ...pick(properties, ['TableName', 'SSESpecification', 'PointInTimeRecoverySpecification']),
      AttributeDefinitions: [definition],
      KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
      ...(throughput === undefined ? { BillingMode: 'PAY_PER_REQUEST' } : { ProvisionedThroughput: throughput }),
      ...(tags !== undefined && { Tags: tagList(tags) }),
    }),
  ];
}
