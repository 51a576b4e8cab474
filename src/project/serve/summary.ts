import type { AppModel } from '../../compiler/model/app-model.js';
import { securityName } from '../../compiler/swagger/security-definition.js';
import type { LocalAppSummary } from './local-event.js';

/** What the terminal shows of a version: a line for each method of each path. */
export function localSummary({ definition, config, functions }: Pick<AppModel, 'definition' | 'config' | 'functions'>): LocalAppSummary {
  const routes = definition.routes.flatMap(({ path, methods, authorizer, apiKeyRequired }) =>
    methods.map((method) => ({
      method,
      path,
      authorizer: authorizer && securityName(authorizer),
      isAsked: authorizer?.kind === 'builtin',
      apiKeyRequired,
    })),
  );
  const unserved = functions.filter(({ handles }) => handles !== 'routes' && handles !== 'authorization');
  return { name: config.appName, stage: config.stage, region: config.region, routes, unserved: unserved.map(({ name }) => name) };
}
