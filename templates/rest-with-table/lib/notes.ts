import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

export interface Note {
  readonly id: string;
  readonly text: string;
}

/** Exported for the tests, which replace its `send`. */
export const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The first hundred. For more, continue from LastEvaluatedKey. */
export async function listNotes(): Promise<Note[]> {
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: tableName(), Limit: 100 }));
  return Items as Note[];
}

export async function findNote(id: string): Promise<Note | undefined> {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: tableName(), Key: { id } }));
  return Item as Note | undefined;
}

export async function addNote(text: string): Promise<Note> {
  const note = { id: randomUUID(), text };
  await dynamodb.send(new PutCommand({ TableName: tableName(), Item: note }));
  return note;
}

/** Undefined if there is no such note. */
export async function replaceNote(id: string, text: string): Promise<Note | undefined> {
  const note = { id, text };
  try {
    await dynamodb.send(new PutCommand({ TableName: tableName(), Item: note, ConditionExpression: 'attribute_exists(id)' }));
    return note;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined;
    throw error;
  }
}

export async function deleteNote(id: string): Promise<void> {
  await dynamodb.send(new DeleteCommand({ TableName: tableName(), Key: { id } }));
}

/** resources.yaml sets the variable. */
function tableName(): string {
  const name = process.env['NOTES_TABLE'];
  if (name === undefined) throw new Error('the environment variable NOTES_TABLE is not set');
  return name;
}
