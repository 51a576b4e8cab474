import type { AppDefinition } from '../../app/definition.js';
import { variableMistake } from '../../app/stage-variable.js';
import { levelsOf, ownValue, type Settings } from '../config/level.js';
import type { StageConfig } from '../config/resolve-stage.js';
import { nearest } from '../problem/nearest.js';
import type { Place, Problem } from '../problem/problem.js';
import { appError, type CheckContext } from './check-context.js';

/** Checks the stage's variables against those that the app declares with their values. */
export function checkDeclaredVariables({ stageVariables: declared = [], routes }: AppDefinition, config: StageConfig, context: CheckContext): Problem[] {
  if (routes.length === 0) return [];
  return declared.flatMap((variable): Problem[] => {
    const { name, at } = variable;
    const value: string | undefined = ownValue(config.stageVariables, name);
    const own: string | undefined = ownValue(config.release?.stageVariables ?? {}, name);
    const ofRelease = own === undefined ? [] : checkValue(variable, own, `a new release of stage '${config.stage}'`, config, 'release');
    if (value === undefined && variableMistake(variable, value) !== undefined) {
      const message = `the app declares the stage variable '${name}', which stage '${config.stage}' does not have`;
      const fix = `add "${name}" to "stage_variables" of stage '${config.stage}', or of all stages`;
      return [appError(context, at, 'stage-variable-missing', message, fix), ...ofRelease];
    }
    return [...(value === undefined ? [] : checkValue(variable, value, `stage '${config.stage}'`, config)), ...ofRelease];
  });
}

/** Checks stage variables that win over a stage's own, such as those of a release. @param where they stand */
export function checkOverrides({ stageVariables: declared = [] }: AppDefinition, variables: { readonly [name: string]: string }, where: Place): Problem[] {
  return declared.flatMap((variable): Problem[] => {
    const value: string | undefined = ownValue(variables, variable.name);
    return value === undefined ? [] : wrongValue(variable, value, '', where);
  });
}

type Declared = NonNullable<AppDefinition['stageVariables']>[number];

/** @param group the setting in which it stands, if it is not `stage_variables` itself */
function checkValue(variable: Declared, value: string, whose: string, config: StageConfig, group?: 'release'): Problem[] {
  return wrongValue(variable, value, ` of ${whose}`, { file: config.file, path: pathOf(config, variable.name, group) });
}

function wrongValue(variable: Declared, value: string, ofWhat: string, where: Place): Problem[] {
  const { name, kind, values } = variable;
  const mistake = variableMistake(variable, value);
  if (mistake === undefined) return [];
  const near = nearest(value, kind === 'flag' ? ['true', 'false'] : values);
  // The value itself is not shown, because it may be secret.
  const message = `the stage variable '${name}'${ofWhat} ${mistake}`;
  const fix =
    near === undefined
      ? kind === 'flag'
        ? 'write "true" or "false"'
        : 'choose one of these, or add the value to oneOf in the app'
      : `did you mean '${near}'?`;
  return [{ code: 'stage-variable-value', severity: 'error', where, message, fix }];
}

/** The most specific level that has the variable. */
function pathOf({ levels, stage }: StageConfig, name: string, group?: 'release'): (string | number)[] {
  const variables = (settings: Settings): object => {
    const { release } = settings;
    const given = group === undefined ? settings.stage_variables : typeof release === 'object' ? release?.stage_variables : undefined;
    return given ?? {};
  };
  const level = levelsOf(levels, stage).find(({ settings }) => Object.hasOwn(variables(settings), name));
  return [...(level?.path ?? []), ...(group === undefined ? [] : [group]), 'stage_variables', name];
}
