import { stackName as stackNameOf } from '../../compiler/cloudformation/stack-name.js';
import { type Capability, capabilitiesOf } from '../../compiler/expand/capabilities.js';
import { parameterNames, requiredParameters } from '../../compiler/expand/parameter.js';
import type { PackagedStage } from '../stage/packaged-stage.js';

/** What the aws command needs to know about a packaged stage. */
export interface StackPlan {
  /** `<app>-<stage>`, with characters that a stack's name can have. */
  readonly stackName: string;
  readonly capabilities: readonly Capability[];
  /** All, and those that have no default. */
  readonly parameters: readonly string[];
  readonly requiredParameters: readonly string[];
}

export function stackPlan({ config, template }: Pick<PackagedStage, 'config' | 'template'>): StackPlan {
  return {
    stackName: stackNameOf(config.appName, config.stage),
    capabilities: capabilitiesOf(template),
    parameters: parameterNames(template),
    requiredParameters: requiredParameters(template),
  };
}
