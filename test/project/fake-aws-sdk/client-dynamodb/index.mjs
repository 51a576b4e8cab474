export class DynamoDBClient {}
