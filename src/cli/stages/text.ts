import type { StageState } from '../../project/deploy/list-stage-states.js';
import { tableText } from '../terminal/table.js';

/** One line for each stage. */
export function stagesText(stages: readonly StageState[]): string {
  return tableText([['STAGE', 'STACK', 'REGION', 'URL'], ...stages.map(cells)]);
}

function cells({ stage, isConfigured, isDeployed, stackName, region, url, file }: StageState): string[] {
  const note = isConfigured ? '' : ' (not configured)';
  if (isDeployed === null) return [`${stage}${note}`, `unknown: ${file} cannot be used`, '', ''];
  if (!isDeployed) return [stage, 'not deployed', region ?? '', ''];
  return [`${stage}${note}`, stackName ?? `none, by Chalice (${file})`, region ?? '', url ?? ''];
}
