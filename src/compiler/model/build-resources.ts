import { buildAlarms } from './alarm.js';
import { isWebsocketHandler } from './app-function.js';
import type { AppModel } from './app-model.js';
import { buildDeployments } from './deployment.js';
import { buildFunction, type BuiltFunction, inOrder } from './function.js';
import { buildLayer } from './layer.js';
import type { Resource, RoleResource } from './resource.js';
import { buildRestApi } from './rest-api.js';
import { buildDefaultRole } from './role.js';
import type { RoleInputs } from './role-inputs.js';
import { buildScalings } from './scaling.js';
import { buildWebsocketApi } from './websocket-api.js';

/**
 * All resources of a stage's template, in Chalice's order: the layer, the functions as they were declared, the REST API
 * and the websocket API. Each role and log group is just before the first function that needs it.
 */
export function buildResources(app: AppModel, inputs: RoleInputs): Resource[] {
  const functions = withDefaultRole(
    app.functions.map((fn) => buildFunction(fn, app, inputs)),
    buildDefaultRole(app, inputs),
  );
  const restHandler = functions.find(({ fn }) => fn.handles === 'routes');
  const authorizers = functions.filter(({ fn }) => fn.handles === 'authorization');
  const websocketHandlers = functions.filter(({ fn }) => isWebsocketHandler(fn));
  return [
    ...(app.hasLayer ? [buildLayer(app)] : []),
    ...inOrder(functions.filter(({ fn }) => fn.handles === 'events')),
    ...(restHandler === undefined ? [] : buildRestApi(app, restHandler, authorizers, inputs.policies)),
    ...(websocketHandlers.length === 0 ? [] : buildWebsocketApi(app, websocketHandlers)),
    ...buildAlarms(app),
    ...buildDeployments(app),
    ...buildScalings(app),
  ];
}

/** Puts the shared role before the first function that uses it. */
function withDefaultRole(functions: readonly BuiltFunction[], role: RoleResource | null): BuiltFunction[] {
  const first = functions.find(({ resource }) => role !== null && 'logicalId' in resource.role && resource.role.logicalId === role.logicalId);
  return functions.map((one) => (one === first ? { ...one, before: [role!, ...one.before] } : one));
}
