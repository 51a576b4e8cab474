class Command {
  constructor(input) {
    this.input = input;
  }
}

export class GetCommand extends Command {}
export class PutCommand extends Command {}
export class DeleteCommand extends Command {}
export class ScanCommand extends Command {}

export class DynamoDBDocumentClient {
  static from() {
    return new DynamoDBDocumentClient();
  }

  async send() {
    throw new Error('the tests of a starter have to replace this');
  }
}

export async function* paginateScan({ client }, input) {
  yield client.send(new ScanCommand(input));
}
