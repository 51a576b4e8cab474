import { need } from '../need.js';
import type { Need, ServiceRules } from '../service-rules.js';
import { anything } from '../source.js';

/** Which API it is, is in the client's endpoint, which is mostly put together when the function is called. */
const manage: readonly Need[] = [
  need('execute-api:ManageConnections', {
    on: [{ format: 'arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/*/@connections/*', from: { ApiId: anything } }],
  }),
];

/** "Control access to WebSocket APIs with AWS IAM authorization" in the API Gateway Developer Guide. */
export const apiGatewayManagement = (): ServiceRules => ({
  prefix: 'execute-api',
  operations: { DeleteConnection: manage, GetConnection: manage, PostToConnection: manage },
});
