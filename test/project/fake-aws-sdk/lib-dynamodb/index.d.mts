import type { DynamoDBClient } from '../client-dynamodb/index.mjs';

// oxlint-disable-next-line typescript/no-explicit-any -- as in the SDK itself
type Item = Record<string, any>;

declare class Command<Input, Output> {
  constructor(input: Input);
  readonly input: Input;
  protected readonly output: Output;
}

interface OfTable {
  readonly TableName: string | undefined;
}

interface WithKey extends OfTable {
  readonly Key: Item | undefined;
}

interface Items {
  Items?: Item[];
}

export declare class GetCommand extends Command<WithKey, { Item?: Item }> {
  private readonly kind: 'get';
}

export declare class PutCommand extends Command<OfTable & { readonly Item: Item | undefined; readonly ConditionExpression?: string }, object> {
  private readonly kind: 'put';
}

export declare class DeleteCommand extends Command<WithKey, object> {
  private readonly kind: 'delete';
}

export declare class ScanCommand extends Command<OfTable & { readonly Limit?: number }, Items> {
  private readonly kind: 'scan';
}

export declare class DynamoDBDocumentClient {
  static from(client: DynamoDBClient): DynamoDBDocumentClient;
  send<Output>(command: Command<object, Output>): Promise<Output>;
}

export declare function paginateScan(configuration: { client: DynamoDBDocumentClient }, input: OfTable): AsyncGenerator<Items>;
