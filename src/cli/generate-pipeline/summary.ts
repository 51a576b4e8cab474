import type { DeployPolicy } from '../../compiler/iam/deploy/deploy-policy.js';
import { distinct } from '../../compiler/cloudformation/distinct.js';
import type { GeneratedPipeline, PipelineOutput } from '../../project/pipeline/pipeline-options.js';
import { regionTemplatePath } from '../../project/pipeline/pipeline-files.js';
import { shownPath } from '../../project/disk/shown-path.js';
import { ofPipeline, ofWorkflow, type SetUp } from './next-steps.js';

interface SummedStage {
  readonly name: string;
  readonly stackName: string;
  readonly needsApproval: boolean;
  /** The regions that it is deployed to, in this order, where the pipeline is made for regions. */
  readonly regions?: readonly string[];
}

export interface PipelineSummary {
  readonly app: string;
  readonly stages: readonly SummedStage[];
  /** The files, the template last. Paths are relative to the user's working folder. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** The number of resource types that the deploy role is for; null if it may do everything or is not ours. */
  readonly resourceTypes: number | null;
  /** The resources for which a deploy role is wider than needed, as `--allow-wide` accepts. */
  readonly wide: readonly { readonly logicalId: string; readonly message: string }[];
  /** The parameters whose defaults are in the deploy roles: another value at deployment needs another role. */
  readonly defaults: readonly string[];
  /** What else the deploy roles hold for, as sentences. */
  readonly limits: readonly string[];
  /** The trust policies for the workflow's roles, one a stage, if no template creates the roles. */
  readonly trustPolicies?: readonly { readonly stage: string; readonly policy: object }[];
  /** The next commands, for a POSIX shell in the user's working folder. */
  readonly next: readonly string[];
  /** Steps that are not commands. */
  readonly hints: readonly string[];
}

export function pipelineSummary(
  { app, applicationName, settings, files, trustPolicies }: GeneratedPipeline,
  output: PipelineOutput,
  from: string,
): PipelineSummary {
  const { stages } = settings;
  const policies = stages.flatMap(({ targets }) => targets.flatMap(({ deployPolicy }) => deployPolicy ?? []));
  const shown = files.map(({ path, content }) => ({ path: shownPath(from, path), bytes: Buffer.byteLength(content) }));
  const setUp = (word: string): SetUp | undefined => {
    if (output.templatePath === undefined) return undefined;
    const path = shownPath(from, regionTemplatePath(output.templatePath));
    const isTaken = stages.some(({ name }) => name === word || name === `${word}-region`);
    return { template: shown.at(-1)!, regionTemplate: shown.find((file) => file.path === path), stack: `${applicationName}-${isTaken ? 'delivery' : word}` };
  };
  return {
    app,
    stages: stages.map((stage): SummedStage => {
      const regions = stage.targets.flatMap(({ region }) => region ?? []);
      return { name: stage.name, stackName: stage.stack.name, needsApproval: stage.needsApproval, ...(regions.length > 0 && { regions }) };
    }),
    files: shown,
    resourceTypes: policies.length === 0 ? null : new Set(policies.flatMap(({ types }) => types)).size,
    ...limitsOf(policies),
    ...(trustPolicies !== undefined && { trustPolicies }),
    ...(output.kind === 'codepipeline' ? ofPipeline(settings, setUp('pipeline')!) : ofWorkflow(settings, setUp('github'))),
  };
}

function limitsOf(policies: readonly DeployPolicy[]): Pick<PipelineSummary, 'wide' | 'defaults' | 'limits'> {
  const wide = distinct(policies.flatMap((policy) => policy.wide.map(({ logicalId, message }) => ({ logicalId, message }))));
  const defaults = [...new Set(policies.flatMap((policy) => policy.defaults))];
  const names = [...new Set(wide.map(({ logicalId }) => logicalId))];
  const hasApi = policies.some(({ types }) => types.some((type) => type.startsWith('AWS::ApiGateway')));
  const limits = [
    ...(hasApi ? ['APIs have random IDs, so it may change every API of its account and region.'] : []),
    ...(defaults.length === 0 ? [] : [`It holds for the defaults of ${defaults.join(', ')}. Another value at deployment needs another role.`]),
    ...(names.length === 0 ? [] : [`It reaches more than the stack for ${names.join(', ')}, as --allow-wide accepts.`]),
  ];
  return { wide, defaults, limits };
}
