import type { AppDefinition } from '../../app/definition.js';
import { variableMistake } from '../../app/stage-variable.js';
import { levelOf, levelsOf, ownValue } from '../config/level.js';
import type { StageConfig } from '../config/resolve-stage.js';
import { nearest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import { appError, type CheckContext } from './check-context.js';

/** Checks the stage's variables against those that the app declares with their values. */
export function checkDeclaredVariables({ stageVariables: declared = [], routes }: AppDefinition, config: StageConfig, context: CheckContext): Problem[] {
  if (routes.length === 0) return [];
  return declared.flatMap((variable): Problem[] => {
    const { name, at, kind, values } = variable;
    const value: string | undefined = ownValue(config.stageVariables, name);
    const mistake = variableMistake(variable, value);
    if (mistake === undefined) return [];
    if (value === undefined) {
      const message = `the app declares the stage variable '${name}', which stage '${config.stage}' does not have`;
      return [appError(context, at, 'stage-variable-missing', message, `add "${name}" to "stage_variables" of stage '${config.stage}', or of all stages`)];
    }
    const near = nearest(value, kind === 'flag' ? ['true', 'false'] : values);
    // The value itself is not shown, because it may be secret.
    const message = `the stage variable '${name}' of stage '${config.stage}' ${mistake}`;
    const fix =
      near === undefined
        ? kind === 'flag'
          ? 'write "true" or "false"'
          : 'choose one of these, or add the value to oneOf in the app'
        : `did you mean '${near}'?`;
    return [{ code: 'stage-variable-value', severity: 'error', where: { file: config.file, path: pathOf(config, name) }, message, fix }];
  });
}

/** The most specific level that has the variable. */
function pathOf({ levels, stage }: StageConfig, name: string): (string | number)[] {
  const having = levelsOf(levels, stage).filter(({ settings }) => Object.hasOwn(settings.stage_variables ?? {}, name));
  return [...(levelOf(having, 'stage_variables')?.path ?? []), 'stage_variables', name];
}
