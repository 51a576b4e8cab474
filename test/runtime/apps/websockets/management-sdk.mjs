// Stands in for @aws-sdk/client-apigatewaymanagementapi: asked for a connection, it tells what it was asked for so far.
const asked = [];

export class ApiGatewayManagementApiClient {
  constructor({ endpoint }) {
    this.endpoint = endpoint;
  }

  async send({ command, input }) {
    const name = { 'gone=': 'GoneException', 'forbidden=': 'ForbiddenException' }[input.ConnectionId];
    if (name !== undefined) throw Object.assign(new Error(`${name} of the service`), { name });
    asked.push({ endpoint: this.endpoint, command, ...input });
    return command === 'get' ? { asked: asked.splice(0) } : {};
  }
}

const commandClass = (command) =>
  class {
    constructor(input) {
      Object.assign(this, { command, input });
    }
  };

export const PostToConnectionCommand = commandClass('post');
export const DeleteConnectionCommand = commandClass('delete');
export const GetConnectionCommand = commandClass('get');
