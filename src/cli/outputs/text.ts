import type { StageOutputs } from '../../project/deploy/read-outputs.js';
import { printable } from '../../compiler/problem/format.js';
import { tableText } from '../terminal/table.js';

/** One line for each output. */
export function outputsText({ stackName, outputs }: StageOutputs): string {
  const rows = Object.entries(outputs);
  return rows.length === 0 ? `Stack ${printable(stackName)} has no outputs.\n` : tableText(rows);
}
