import type { AppDefinition } from '../../app/definition.js';
import type { StageConfig } from '../config/resolve-stage.js';
import type { Problem } from '../problem/problem.js';
import { appFunctions } from './app-function.js';
import { checkAuthorizers } from './check-authorizers.js';
import type { CheckContext } from './check-context.js';
import { checkEventSources } from './check-event-sources.js';
import { checkFunctions } from './check-functions.js';
import { checkLayers } from './check-layers.js';
import { checkRoutes } from './check-routes.js';

/** Everything that can be wrong with an app on a stage, apart from its configuration. */
export function checkApp(definition: AppDefinition, config: StageConfig, context: CheckContext): Problem[] {
  return [
    ...checkRoutes(definition, config, context),
    ...checkAuthorizers(definition, context),
    ...checkFunctions(definition, config, context),
    ...checkEventSources(definition, context),
    ...(context.hasLayer === true
      ? checkLayers(
          config,
          appFunctions(definition).map(({ name }) => name),
        )
      : []),
  ];
}
