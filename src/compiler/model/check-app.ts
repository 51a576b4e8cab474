import type { Problem } from '../problem/problem.js';
import type { AppModel } from './app-model.js';
import { checkAuthorizers } from './check-authorizers.js';
import type { CheckContext } from './check-context.js';
import { checkEventSources } from './check-event-sources.js';
import { checkFunctions } from './check-functions.js';
import { checkLayers } from './check-layers.js';
import { checkRoutes } from './check-routes.js';

/** Checks everything in an app on a stage except its configuration. */
export function checkApp(app: AppModel, context: CheckContext): Problem[] {
  const { definition, config, functions, hasLayer } = app;
  return [
    ...checkRoutes(definition, config, context),
    ...checkAuthorizers(definition, context),
    ...checkFunctions(app, context),
    ...checkEventSources(definition, context),
    ...(hasLayer ? checkLayers(config, functions) : []),
  ];
}
