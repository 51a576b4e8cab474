import type { Chalice } from '../app/chalice.js';
import { authorizerHandler } from './authorizer.js';
import { declared, nameOf } from './declared.js';
import { functionHandler } from './event-source.js';
import type { LambdaHandler } from './lambda-handler.js';
import { restHandler } from './rest-api.js';
import { websocketHandler } from './websocket-api.js';

/**
 * The Lambda handler of one function of the app, by its resource name: `api_handler` for the REST API,
 * `websocket_connect`, `websocket_message`, `websocket_disconnect`, or the declared name of any other.
 *
 * @throws Error at once if the app declares no such function
 */
export function lambdaHandler(app: Chalice, name: string): LambdaHandler {
  const isRest = name === 'api_handler' && app.declarations.some(({ kind }) => kind === 'route');
  const declaration = isRest ? undefined : declared(app, name);
  switch (declaration?.kind) {
    case 'function':
      return functionHandler(app, declaration);
    case 'authorizer':
      return authorizerHandler(app, declaration);
    case 'websocket':
      return websocketHandler(app, declaration);
    case undefined: {
      if (name === 'api_handler') return restHandler(app);
      const names = app.declarations.flatMap((one) => nameOf(one) ?? []);
      throw new Error(`the app '${app.appName}' has no function '${name}': ${names.length === 0 ? 'it declares none' : `known are ${names.join(', ')}`}`);
    }
  }
}
