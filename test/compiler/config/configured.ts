import type { ConfiguredFunction } from '../../../src/compiler/config/check-each-function.js';
import { functionConfig, type StageConfig } from '../../../src/compiler/config/resolve-stage.js';

/** The functions of these names, with what the stage says for each. */
export function functionsNamed(config: StageConfig, names: readonly string[]): ConfiguredFunction[] {
  return names.map((name) => ({ name, settings: functionConfig(config, name) }));
}
