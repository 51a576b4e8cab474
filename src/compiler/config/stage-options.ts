import type { StageConfig } from './resolve-stage.js';

/** The options of a command that mean a stage, in the region that it is packaged for: `--stage prod --region eu-west-1`. */
export function stageOptions({ stage, region }: Pick<StageConfig, 'stage' | 'region'>): string {
  return `--stage ${stage}${region === null ? '' : ` --region ${region}`}`;
}
