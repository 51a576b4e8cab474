import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { mainResource, type PlainResource } from './plain-resource.js';
import { omit, present } from './properties.js';
import type { SamResource } from './sam-resource.js';
import { tagList } from './tag.js';

const attributeTypes = new Map<Value, string>([
  ['String', 'S'],
  ['Number', 'N'],
  ['Binary', 'B'],
]);

/** Properties of SAM's that a table has in another form. */
export const ownTableProperties: ReadonlySet<string> = new Set(['PrimaryKey', 'Tags']);

/** A table with one key. */
export function expandSimpleTable(table: SamResource): PlainResource[] {
  const { properties } = table;
  const key = properties['PrimaryKey'] ?? { Name: 'id', Type: 'String' };
  const { Name: name = '', Type: type = '' } = isMap(key) ? key : {};
  const definition: Value = isMap(key) ? { AttributeName: name, AttributeType: attributeTypes.get(type) ?? type } : key;
  const tags = tagList(properties['Tags']);
  return [
    mainResource(
      table,
      'AWS::DynamoDB::Table',
      present({
        ...omit(properties, ownTableProperties),
        AttributeDefinitions: [definition],
        KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
        BillingMode: properties['ProvisionedThroughput'] === undefined ? 'PAY_PER_REQUEST' : undefined,
        Tags: tags.length === 0 ? undefined : tags,
      }),
    ),
  ];
}
