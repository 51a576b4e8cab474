import { valueAt } from '../../compiler/cloudformation/branch.js';
import type { Value } from '../../compiler/cloudformation/template.js';
import { levelsOf } from '../../compiler/config/level.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { Cause } from '../../compiler/diff/stage-diff.js';

/** The place of an entry of the configuration, by its path in the file. */
export type CauseAt = (path: readonly string[]) => Cause;

/** Where a function's setting is written: at the most specific level that has it, or else the nearest map around it. */
export function settingCause(config: StageConfig, name: string, path: readonly string[], cause: CauseAt): Cause | undefined {
  const levels = levelsOf(config.levels, config.stage, name);
  for (let length = path.length; length > 0; length -= 1) {
    const level = levels.find(({ settings }) => (valueAt(settings as unknown as Value, path.slice(0, length)) ?? null) !== null);
    if (level !== undefined) return cause([...level.path, ...path.slice(0, length)]);
  }
  return undefined;
}
