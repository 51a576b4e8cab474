import { valueAt } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { Path } from '../syntax/source.js';
import { levelsOf } from './level.js';
import { originOf, type StageConfig } from './resolve-stage.js';

/** The path in the file of an entry inside a merged setting, at the most specific level that has it; of one that is missing, that of the map around it. */
export function placeInSetting(config: StageConfig, [key, ...inner]: readonly [string, ...string[]], functionName: string): Path {
  const levels = levelsOf(config.levels, config.stage, functionName);
  for (let length = inner.length; length > 0; length -= 1) {
    const path = [key, ...inner.slice(0, length)];
    const level = levels.find(({ settings }) => (valueAt(settings as unknown as Value, path) ?? null) !== null);
    if (level !== undefined) return [...level.path, ...path];
  }
  return originOf(config, key, functionName);
}
