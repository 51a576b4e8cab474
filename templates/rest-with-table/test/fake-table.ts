import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

type Item = Record<string, unknown>;

/** Makes a client keep its items in memory, so that tests need no AWS. It knows only the commands that lib/notes.ts sends. */
export function fakeTable(client: DynamoDBDocumentClient, tableName: string): void {
  const items = new Map<unknown, Item>();
  mock.method(client, 'send', async (command: { input: { TableName: string | undefined } }) => {
    assert.equal(command.input.TableName, tableName);
    if (command instanceof ScanCommand) return { Items: [...items.values()] };
    if (command instanceof GetCommand) return { Item: items.get(command.input.Key?.['id']) };
    if (command instanceof DeleteCommand) return { deleted: items.delete(command.input.Key?.['id']) };
    assert(command instanceof PutCommand, `a command that the tests don't know`);
    const { Item = {}, ConditionExpression } = command.input;
    if (ConditionExpression === 'attribute_exists(id)' && !items.has(Item['id'])) {
      throw Object.assign(new Error('The conditional request failed'), { name: 'ConditionalCheckFailedException' });
    }
    items.set(Item['id'], Item);
    return {};
  });
}
