import { nearStage } from '../../app/near-stage.js';
import type { ErrorProblem } from '../problem/problem.js';
import type { StageConfig } from './resolve-stage.js';

/** Refuses a stage that is not listed, if its name is near a listed one: it would be a second stack without the settings of the other. */
export function checkNearStage({ file, stage, configuredStages }: StageConfig): ErrorProblem[] {
  const near = nearStage(stage, configuredStages);
  if (near === undefined) return [];
  const message = `there is no stage '${stage}', and its name is near that of stage '${near}'`;
  const fix = `use '${near}', or add "${stage}": {} under "stages" for a stage of that name`;
  return [{ code: 'stage-near-listed', severity: 'error', where: { file, path: ['stages'] }, message, fix }];
}
