import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

type Item = Record<string, unknown>;

/**
 * Makes a client keep its items in memory, so that tests need no AWS. It knows only the commands that lib/connections.ts sends.
 *
 * @returns the items by connection ID
 */
export function fakeTable(client: DynamoDBDocumentClient, tableName: string): Map<unknown, Item> {
  const items = new Map<unknown, Item>();
  mock.method(client, 'send', async (command: { input: { TableName: string | undefined } }) => {
    assert.equal(command.input.TableName, tableName);
    if (command instanceof ScanCommand) return { Items: [...items.values()] };
    if (command instanceof DeleteCommand) return { deleted: items.delete(command.input.Key?.['connectionId']) };
    assert(command instanceof PutCommand, `a command that the tests don't know`);
    items.set(command.input.Item?.['connectionId'], command.input.Item ?? {});
    return {};
  });
  return items;
}
