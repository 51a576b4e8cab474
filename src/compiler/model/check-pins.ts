import { valueAt } from '../cloudformation/branch.js';
import { isReservedId } from '../cloudformation/reserved-id.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { levelsOf, ownValue } from '../config/level.js';
import { fixedNames, type StageConfig } from '../config/resolve-stage.js';
import type { ErrorCode } from '../problem/codes.js';
import type { Place, Problem } from '../problem/problem.js';
import { type AppFunction, isNamedByUser } from './app-function.js';
import type { AppModel } from './app-model.js';
import { unpinnedId } from '../cloudformation/function-id.js';

/** Whether `logical_ids` gives a function another ID than its name does. */
export function isPinned({ name, handles, logicalId }: AppFunction): boolean {
  return logicalId !== unpinnedId(name, handles === 'routes');
}

/** Whether a function may have the ID that `logical_ids` gives it, as far as that does not depend on others. */
export function hasPossiblePin(fn: AppFunction): boolean {
  return !isPinned(fn) || (isNamedByUser(fn) && !isReservedId(fn.logicalId));
}

/** Checks each ID that `logical_ids` gives by itself; `checkLogicalIds` compares them. */
export function checkPins({ config, functions }: AppModel): Problem[] {
  return Object.entries(config.logicalIds).flatMap(([name, id]) => {
    const fn = functions.find((one) => one.name === name);
    // Of other names, checkStage says that the app does not have them.
    if (fn === undefined && !fixedNames.includes(name)) return [];
    const isOurs = fn === undefined || !isNamedByUser(fn);
    const usual = unpinnedId(name, isOurs && name === 'api_handler');
    if (id === usual) return [];
    if (isOurs) return pinError(config, name, 'pinned-name-fixed', `but its name never changes, and its ID is always ${usual}`, 'remove the entry');
    if (!isReservedId(id)) return [];
    return pinError(config, name, 'pinned-id-reserved', 'which is kept for what is generated', 'use the ID that the function had before it was renamed');
  });
}

/**
 * Checks that nothing else has a pinned ID in the user's templates.
 *
 * @param merges in the order in which they are merged
 */
export function checkPinnedTypes({ config, functions }: AppModel, merges: readonly { readonly file: string; readonly value: TemplateDocument }[]): Problem[] {
  return functions.filter(isPinned).flatMap(({ name, logicalId }) => {
    for (const { file, value } of merges) {
      const type = typeIn(value, logicalId);
      if (type === undefined || type === 'AWS::Serverless::Function') continue;
      const why = `but ${file} declares it as ${type.length > 100 ? 'another type' : type}`;
      return pinError(config, name, 'pinned-id-taken', why, 'give it another ID, or rename the resource in the template');
    }
    return [];
  });
}

function typeIn(template: TemplateDocument, id: string): string | undefined {
  const type = valueAt(template, ['Resources', id, 'Type']);
  return typeof type === 'string' ? type : undefined;
}

/** @param why what is wrong with the ID, after a comma */
export function pinError(config: StageConfig, functionName: string, code: ErrorCode, why: string, fix: string): Problem[] {
  const message = `logical_ids gives '${functionName}' the ID ${config.logicalIds[functionName]!}, ${why}`;
  return [{ code, severity: 'error', where: pinPlace(config, functionName), message, fix }];
}

function pinPlace({ file, levels, stage }: StageConfig, functionName: string): Place {
  const level = levelsOf(levels, stage).find(({ settings }) => ownValue(ownValue(settings, 'logical_ids') ?? {}, functionName) !== undefined);
  return { file, path: [...(level?.path ?? []), 'logical_ids', functionName] };
}
