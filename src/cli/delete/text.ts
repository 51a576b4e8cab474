import type { PreparedDeletion, StageDeletion } from '../../project/deploy/delete-stage.js';
import { plural } from '../terminal/plural.js';

/** Whether the stack was deleted. */
export function deleteText({ stage, stackName, deleted }: StageDeletion): string {
  return deleted ? `Deleted stack ${stackName} of stage ${stage}.\n` : `There is no stack ${stackName}; nothing was deleted.\n`;
}

export function deleteQuestion({ stageStack }: PreparedDeletion, stack: { readonly name: string; readonly id: string }, resources: number): string {
  return `Delete stack ${stack.name} of stage ${stageStack.stage}, in ${stack.id.split(':')[3]}, with its ${plural(resources, 'resource')}? [y/N] `;
}
