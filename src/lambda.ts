/**
 * The door of the copy that ships to Lambda: what an app imports, and what makes its handlers. A deployment package
 * contains only what its app uses.
 */
export * from './index.js';
export { authorizerHandler } from './runtime/authorizer.js';
export { declared } from './runtime/declared.js';
export { functionHandler } from './runtime/event-source.js';
export { restHandler } from './runtime/rest-api.js';
export { websocketHandler } from './runtime/websocket-api.js';
