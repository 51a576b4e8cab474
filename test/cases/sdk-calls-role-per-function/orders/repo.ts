import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const { TABLE } = process.env;

export async function saveOrder(order: { id: string }) {
  await client.send(new PutCommand({ TableName: TABLE, Item: order }));
}

export async function loadOrder(id: string) {
  return (await client.send(new GetCommand({ TableName: TABLE, Key: { id } }))).Item;
}

export async function closeOrder(id: string) {
  const Update = { TableName: TABLE, Key: { id }, UpdateExpression: 'SET closed = true' };
  await client.send(new TransactWriteCommand({ TransactItems: [{ Update }, { Put: { TableName: process.env['TRAIL'], Item: { id } } }] }));
}
