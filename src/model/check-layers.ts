import { checkEachFunction } from '../config/check-each-function.js';
import type { StageConfig } from '../config/resolve-stage.js';
import type { Problem } from '../problem/problem.js';

/** Lambda quota: layers of a function. */
const mostLayers = 5;

/** Beside the layer that `automatic_layer` makes there is room for one less than the configuration may list. */
export function checkLayers(stage: StageConfig, functionNames: readonly string[]): Problem[] {
  return checkEachFunction(stage, functionNames, ({ layers }) => {
    if (layers.length < mostLayers) return [];
    const message = `Lambda takes ${mostLayers} layers, and the one of automatic_layer comes to the ${layers.length} that are listed`;
    return [{ code: 'layers-too-many', key: 'layers', message, fix: `list ${mostLayers - 1} at most, or set automatic_layer to false` }];
  });
}
