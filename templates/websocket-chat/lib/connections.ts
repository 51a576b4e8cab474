import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';

export interface Connection {
  readonly connectionId: string;
  /** The user's name in the chat. */
  readonly name: string;
}

/** Exported for the tests, which replace its `send`. */
export const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient({}));

// API Gateway ends a connection after two hours.
const longestSeconds = 2 * 60 * 60;

export async function addConnection(connection: Connection): Promise<void> {
  const expiresAt = Math.floor(Date.now() / 1000) + longestSeconds;
  await dynamodb.send(new PutCommand({ TableName: tableName(), Item: { ...connection, expiresAt } }));
}

export async function removeConnection(connectionId: string): Promise<void> {
  await dynamodb.send(new DeleteCommand({ TableName: tableName(), Key: { connectionId } }));
}

/** Reads the whole table, which is fine for one room. For more, make the room the table's partition key, and query it. */
export async function listConnections(): Promise<Connection[]> {
  const connections: Connection[] = [];
  for await (const { Items = [] } of paginateScan({ client: dynamodb }, { TableName: tableName() })) {
    connections.push(...(Items as Connection[]));
  }
  return connections;
}

/** resources.yaml sets the variable. */
function tableName(): string {
  const name = process.env['CONNECTIONS_TABLE'];
  if (name === undefined) throw new Error('the environment variable CONNECTIONS_TABLE is not set');
  return name;
}
