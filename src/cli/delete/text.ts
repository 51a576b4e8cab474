import type { PreparedDeletion, StageDeletion } from '../../project/deploy/delete-stage.js';
import { printable } from '../../compiler/problem/format.js';
import { plural } from '../terminal/plural.js';

/** Whether the stack was deleted. */
export function deleteText({ stage, stackName, deleted }: StageDeletion): string {
  const name = printable(stackName);
  return deleted ? `Deleted stack ${name} of stage ${stage}.\n` : `There is no stack ${name}; nothing was deleted.\n`;
}

export function deleteQuestion({ stageStack }: PreparedDeletion, stack: { readonly name: string; readonly id: string }, resources: number): string {
  return `Delete stack ${printable(stack.name)} of stage ${stageStack.stage}, in ${printable(stack.id.split(':')[3]!)}, with its ${plural(resources, 'resource')}? [y/N] `;
}
