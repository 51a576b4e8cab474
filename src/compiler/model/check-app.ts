import type { Problem } from '../problem/problem.js';
import type { AppModel } from './app-model.js';
import { checkApiSettings } from './check-api-settings.js';
import { checkAuthorizers } from './check-authorizers.js';
import type { CheckContext } from './check-context.js';
import { checkDeployments } from './check-deployments.js';
import { checkEventSources } from './check-event-sources.js';
import { checkFunctions } from './check-functions.js';
import { checkLayers } from './check-layers.js';
import { checkPins } from './check-pins.js';
import { checkPolicyStatements } from './check-policy-statements.js';
import { checkProvisioned } from './check-provisioned.js';
import { checkRoutes } from './check-routes.js';

/**
 * Checks everything in an app on a stage except its configuration, of which it checks what becomes part of a policy.
 *
 * @param forDeployment Whether to make the checks that only a deployment needs: of event sources, layers and policies.
 */
export function checkApp(app: AppModel, context: CheckContext, forDeployment = true): Problem[] {
  const { definition, config, functions, hasLayer } = app;
  return [
    ...checkRoutes(definition, config, context),
    ...checkAuthorizers(definition, context),
    ...checkFunctions(app, context),
    ...checkPins(app),
    ...(forDeployment ? checkApiSettings(definition.routes, config) : []),
    ...(forDeployment ? [...checkDeployments(app), ...checkProvisioned(app)] : []),
    ...(forDeployment ? checkEventSources(definition, context) : []),
    ...(forDeployment && hasLayer ? checkLayers(config, functions) : []),
    ...(forDeployment ? checkPolicyStatements(app) : []),
  ];
}
