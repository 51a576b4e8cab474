import { functionConfig, type StageConfig } from '../../compiler/config/resolve-stage.js';
import { type RealValues, type Variable, withRealValues } from '../../compiler/expand/variable.js';
import { mergedVariables } from '../../compiler/merge/merged-variables.js';
import type { MergeTemplate } from '../../compiler/merge/parse-merge.js';
import { apiHandlerId } from '../../compiler/cloudformation/function-id.js';
import { deploymentOf } from '../lambda/deployment.js';
import type { Environment } from '../lambda/environment.js';

/** Variables of files, but for those that the shell has: as with Node.js's own `--env-file`, the shell wins. */
export function withoutShell(values: Environment): Environment {
  return Object.fromEntries(Object.entries(values).filter(([name]) => process.env[name] === undefined));
}

export interface LoadEnvironment {
  readonly environment: Environment;
  /** Those of them that only a deployment knows, with what stands for their values here. */
  readonly unknown: readonly Pick<Variable, 'name' | 'value'>[];
}

/**
 * The variables that an app is loaded with: those of the function behind the routes, and, under other names, those that merged templates give to
 * any other function. Which functions there are is not known yet.
 *
 * @param real values for those that only a deployment knows
 */
export function loadEnvironment(config: StageConfig, merges: readonly MergeTemplate[], real: RealValues): LoadEnvironment {
  const configured = { [apiHandlerId]: functionConfig(config, 'api_handler').environment };
  const { [apiHandlerId]: own = [], ...others } = Object.fromEntries(mergedVariables(configured, merges, deploymentOf(config)));
  const variables = new Map([...Object.values(others).reverse().flat(), ...own].map((variable) => [variable.name, variable]));
  const ofRegion: Environment = config.region === null ? {} : { AWS_REGION: config.region, AWS_DEFAULT_REGION: config.region };
  const environment = { ...ofRegion, ...withRealValues([...variables.values()], real) };
  const unknown = [...variables.values()].filter(({ isKnown }) => !isKnown).map(({ name }) => ({ name, value: environment[name]! }));
  return { environment, unknown };
}
