import type { Chalice } from '../app/chalice.js';
import { authorizerHandler } from './authorizer.js';
import { functionHandler } from './event-source.js';
import type { LambdaHandler } from './lambda-handler.js';
import { restHandler } from './rest-api.js';
import { websocketHandler } from './websocket-api.js';

/**
 * The Lambda handler of one function of the app, by its resource name: `api_handler` for the REST API,
 * `websocket_connect`, `websocket_message` and `websocket_disconnect`, and the declared names of all others.
 *
 * @throws Error at once when the app declares no such function
 */
export function lambdaHandler(app: Chalice, name: string): LambdaHandler {
  const names: string[] = [];
  let hasRoutes = false;
  for (const declaration of app.declarations) {
    if (declaration.kind === 'route') {
      hasRoutes = true;
    } else if (declaration.kind === 'websocket') {
      if (name === `websocket_${declaration.type}`) return websocketHandler(app, declaration);
      names.push(`websocket_${declaration.type}`);
    } else if (declaration.kind !== 'middleware') {
      const isHidden = name === 'api_handler' && hasRoutes;
      if (declaration.name === name && !isHidden)
        return declaration.kind === 'function' ? functionHandler(app, declaration) : authorizerHandler(app, declaration);
      names.push(declaration.name);
    }
  }
  if (name === 'api_handler') return restHandler(app);
  throw new Error(`the app '${app.appName}' has no function '${name}': ${names.length === 0 ? 'it declares none' : `known are ${names.join(', ')}`}`);
}
