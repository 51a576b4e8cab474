import { stackName } from '../../compiler/cloudformation/stack-name.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { Deployment } from '../../compiler/expand/settle.js';
import { account, region as sampleRegion } from '../../testing/sample.js';

/** @param region default: that of the stage, or a sample, which is the same on every machine */
export function deploymentOf({ appName, stage, region: own }: StageConfig, region: string = own ?? sampleRegion): Deployment {
  return { stackName: stackName(appName, stage), region, account };
}
