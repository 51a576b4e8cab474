/** Packages that are not in the bundle because Lambda has them, or because they are the SDK's. */
export function isSdkPackage(name: string): boolean {
  return /^@aws-sdk\/[\w-]+$/.test(name);
}

const documentClient = '@aws-sdk/lib-dynamodb';

/** The document client's commands are DynamoDB's, under shorter names. */
const documentOperations: ReadonlyMap<string, string> = new Map([
  ['BatchGet', 'BatchGetItem'],
  ['BatchWrite', 'BatchWriteItem'],
  ['Delete', 'DeleteItem'],
  ['Get', 'GetItem'],
  ['Put', 'PutItem'],
  ['TransactGet', 'TransactGetItems'],
  ['TransactWrite', 'TransactWriteItems'],
  ['Update', 'UpdateItem'],
]);

/** The package whose client sends the operations of a package: `@aws-sdk/lib-dynamodb` → `@aws-sdk/client-dynamodb`. */
export function clientPackage(name: string): string {
  return name === documentClient ? '@aws-sdk/client-dynamodb' : name;
}

/** The operation as the SDK's client names it. */
export function operationName(client: string, name: string): string {
  return client === documentClient ? (documentOperations.get(name) ?? name) : name;
}

/** What a class of the SDK is, by its name. */
export function classKind(client: string, name: string): 'command' | 'client' | 'aggregated' | 'upload' | undefined {
  if (client === documentClient && name === 'DynamoDBDocument') return 'aggregated';
  if (client === '@aws-sdk/lib-storage' && name === 'Upload') return 'upload';
  if (/^[A-Z]\w*Command$/.test(name)) return 'command';
  if (/^[A-Z]\w*Client$/.test(name)) return 'client';
  return isAggregated(client, name) ? 'aggregated' : undefined;
}

/** `S3` of `client-s3`, `SecretsManager` of `client-secrets-manager`. */
function isAggregated(client: string, name: string): boolean {
  return name.toLowerCase() === client.replace('@aws-sdk/client-', '').replaceAll('-', '');
}

/** `putObject` → `PutObject`. */
export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
