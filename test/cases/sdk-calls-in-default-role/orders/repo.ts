import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, paginateQuery, PutCommand } from '@aws-sdk/lib-dynamodb';

export class Repo {
  constructor(private readonly client = DynamoDBDocumentClient.from(new DynamoDBClient({}))) {}

  async save(order: { id: string }) {
    await this.client.send(new PutCommand({ TableName: process.env['TABLE'], Item: order }));
  }

  async load(id: string) {
    return (await this.client.send(new GetCommand({ TableName: process.env['TABLE'], Key: { id } }))).Item;
  }

  /** Nobody calls it. */
  async *all(customer: string) {
    yield* paginateQuery({ client: this.client }, { TableName: process.env['TABLE'], IndexName: 'by-customer', KeyConditions: { customer } as never });
  }
}
