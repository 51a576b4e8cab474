import { checkEachFunction, type ConfiguredFunction, type FunctionProblem } from '../config/check-each-function.js';
import type { FunctionConfig } from '../config/function-config.js';
import type { StageConfig } from '../config/resolve-stage.js';
import type { Problem } from '../problem/problem.js';

/** Lambda's quota of layers for a function. */
const mostLayers = 5;

/** Settings of functions that conflict with the layer that `automatic_layer` creates. */
export function checkLayers(config: StageConfig, functions: readonly ConfiguredFunction[]): Problem[] {
  return checkEachFunction(config, functions, (settings) => [...checkNumber(settings), ...checkNodePath(settings)]);
}

/** The layer leaves room for one fewer than the configuration may list. */
function checkNumber({ layers }: FunctionConfig): FunctionProblem[] {
  if (layers.length < mostLayers) return [];
  const message = `Lambda allows ${mostLayers} layers, but automatic_layer adds one to the ${layers.length} in the list`;
  return [{ code: 'layers-too-many', severity: 'error', key: 'layers', message, fix: `list at most ${mostLayers - 1}, or set automatic_layer to false` }];
}

/** Lambda sets the variable so that CommonJS finds packages in the layer; the user's value replaces it. */
function checkNodePath({ environment }: FunctionConfig): FunctionProblem[] {
  const { NODE_PATH: nodePath } = environment as { readonly NODE_PATH?: string };
  const folder = '/opt/nodejs/node_modules';
  if (nodePath === undefined || nodePath.split(':').some((path) => path.replace(/\/$/, '') === folder)) return [];
  const message = `NODE_PATH lacks ${folder}, where the packages of automatic_layer are`;
  return [
    { code: 'layer-node-path', severity: 'error', key: 'environment_variables', message, fix: 'add it to NODE_PATH, after a colon, or remove NODE_PATH' },
  ];
}
