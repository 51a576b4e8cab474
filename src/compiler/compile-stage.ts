import type { AppDefinition } from '../app/definition.js';
import type { Template } from './cloudformation/template.js';
import { checkStage } from './config/check-stage.js';
import type { StageConfig } from './config/resolve-stage.js';
import { appFunctions } from './model/app-function.js';
import { buildResources } from './model/build-resources.js';
import { checkApp } from './model/check-app.js';
import type { CheckContext } from './model/check-context.js';
import type { PolicyFiles } from './model/role.js';
import { hasErrors, type Problem } from './problem/problem.js';
import { renderTemplate } from './template/render-template.js';

export interface CompiledStage {
  /** With the Swagger document in it; undefined when there are errors among the problems. */
  readonly template: Template | undefined;
  readonly problems: readonly Problem[];
}

/** The whole way from what an app declares to its template on one stage; nothing here reads, writes or waits. */
export function compileStage(definition: AppDefinition, config: StageConfig, policies: PolicyFiles, context: CheckContext): CompiledStage {
  const names = appFunctions(definition).map(({ name }) => name);
  const problems = [...checkStage(config, names), ...checkApp(definition, config, context)];
  if (hasErrors(problems)) return { template: undefined, problems };
  const resources = buildResources(definition, config, policies, context.hasLayer);
  return { template: renderTemplate(resources), problems };
}
