import { checkEachFunction, type ConfiguredFunction, type FunctionProblem } from '../config/check-each-function.js';
import type { FunctionConfig } from '../config/function-config.js';
import type { StageConfig } from '../config/resolve-stage.js';
import type { Problem } from '../problem/problem.js';

/** Lambda quota: layers of a function. */
const mostLayers = 5;

/** Settings of functions that do not go together with the layer that `automatic_layer` makes. */
export function checkLayers(config: StageConfig, functions: readonly ConfiguredFunction[]): Problem[] {
  return checkEachFunction(config, functions, (settings) => [...checkNumber(settings), ...checkNodePath(settings)]);
}

/** There is room for one less than the configuration may list. */
function checkNumber({ layers }: FunctionConfig): FunctionProblem[] {
  if (layers.length < mostLayers) return [];
  const message = `Lambda takes ${mostLayers} layers, and the one of automatic_layer comes to the ${layers.length} that are listed`;
  return [{ code: 'layers-too-many', severity: 'error', key: 'layers', message, fix: `list ${mostLayers - 1} at most, or set automatic_layer to false` }];
}

/** By Lambda's own value of the variable, which another one replaces, CommonJS packages are found in the layer. */
function checkNodePath({ environment }: FunctionConfig): FunctionProblem[] {
  const { NODE_PATH: nodePath } = environment as { readonly NODE_PATH?: string };
  const folder = '/opt/nodejs/node_modules';
  if (nodePath === undefined || nodePath.split(':').some((path) => path.replace(/\/$/, '') === folder)) return [];
  const message = `NODE_PATH lacks ${folder}, where the packages of automatic_layer are`;
  return [
    { code: 'layer-node-path', severity: 'error', key: 'environment_variables', message, fix: 'add it to NODE_PATH, after a colon, or take NODE_PATH away' },
  ];
}
