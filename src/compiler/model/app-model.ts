import type { AppDefinition } from '../../app/definition.js';
import type { StageConfig } from '../config/resolve-stage.js';
import { type AppFunction, buildFunctions, type Merge, unmerged } from './app-function.js';

/** An app on one stage: what it is checked by, and what its resources are built from. */
export interface AppModel {
  readonly definition: AppDefinition;
  readonly config: StageConfig;
  /** Every function of the app, in the template's order. */
  readonly functions: readonly AppFunction[];
  /** Whether the packages outside the bundle go into a layer instead of the deployment package. */
  readonly hasLayer: boolean;
}

/**
 * @param hasPackages Whether there are packages outside the bundle.
 * @param merged what the user's templates make of a template, if there are any
 */
export function buildAppModel(definition: AppDefinition, config: StageConfig, hasPackages: boolean, merged: Merge = unmerged): AppModel {
  const functions = buildFunctions(definition, config, merged);
  return { definition, config, functions, hasLayer: config.automaticLayer && functions.length > 0 && hasPackages };
}
