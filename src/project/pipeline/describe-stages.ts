import { fittingName, stackName } from '../../compiler/cloudformation/stack-name.js';
import { checkStage } from '../../compiler/config/check-stage.js';
import { functionConfig, type StageConfig } from '../../compiler/config/resolve-stage.js';
import type { PipelineStage } from '../../compiler/pipeline/stage.js';
import type { StageTemplate } from '../../compiler/iam/deploy/stage-template.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { capabilitiesOf, requiredParameters } from '../../compiler/expand/capabilities.js';
import type { Project } from '../read/find-project.js';
import { prepareStage } from '../stage/prepare-stage.js';
import { readStageConfig } from '../read/read-stage.js';
import { outputFormat } from '../read/read-merges.js';

export interface DescribedStages {
  readonly app: string;
  /** The app's name as stacks may be called after it. */
  readonly applicationName: string;
  readonly nodeMajor: number;
  readonly stages: readonly PipelineStage[];
  /** Empty where the app was not to be looked at. */
  readonly templates: readonly StageTemplate[];
  /** Warnings only, each once. */
  readonly problems: readonly Problem[];
}

interface Wanted {
  readonly project: Project;
  readonly names: readonly string[];
  readonly approval: readonly string[];
  /** Whether to compile the app, which tells what its stacks are made of. */
  readonly compiles: boolean;
  readonly today: string;
  readonly progress?: (step: string) => void;
}

/** The least that tschalice runs on. */
const oldestNode = 20;

/**
 * All that a pipeline has to know of the stages.
 *
 * @throws ProblemError with the errors of all of them
 */
export async function describeStages(wanted: Wanted): Promise<DescribedStages> {
  const found = new Map<string, Problem>();
  const described: { stage: PipelineStage; config: StageConfig; template: StageTemplate | undefined }[] = [];
  for (const name of wanted.names) {
    try {
      const { problems, ...one } = await describeStage(wanted, name);
      described.push(one);
      // Most problems are the same on every stage: once is enough.
      for (const problem of problems) found.set(JSON.stringify(problem), problem);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      for (const problem of error.problems) found.set(JSON.stringify(problem), problem);
    }
  }
  const problems = [...found.values()];
  if (hasErrors(problems)) throw new ProblemError(problems);
  const [first] = described;
  return {
    app: first!.config.appName,
    applicationName: fittingName(first!.config.appName),
    nodeMajor: Math.max(oldestNode, ...described.map(({ config }) => Number(/\d+/.exec(functionConfig(config, 'api_handler').runtime)?.[0] ?? oldestNode))),
    stages: described.map(({ stage }) => stage),
    templates: described.flatMap(({ template }) => template ?? []),
    problems,
  };
}

async function describeStage(
  { project, approval, compiles, today, progress }: Wanted,
  name: string,
): Promise<{ stage: PipelineStage; config: StageConfig; template: StageTemplate | undefined; problems: readonly Problem[] }> {
  const config = await readStageConfig(project, name);
  const stack = stackOf(config);
  const fixed = { name, stack, needsApproval: approval.includes(name) };
  if (!compiles) {
    const templateName = outputFormat('json', config.mergeTemplates) === 'yaml' ? 'sam.yaml' : 'sam.json';
    // What the templates to merge hold is not looked at either.
    const capabilities = config.mergeTemplates.length > 0 ? ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] : ['CAPABILITY_IAM'];
    const problems = checkStage(config, []).filter(({ code }) => code === 'stage-not-configured');
    return { stage: { ...fixed, templateName, capabilities }, config, template: undefined, problems };
  }
  const steps = progress === undefined ? {} : { progress: (step: string) => progress(`stage ${name}: ${step}`) };
  const { template, format, problems } = await prepareStage({ project, stage: name, templateFormat: 'json', mergeTemplates: [], today, ...steps });
  const found = capabilitiesOf(template);
  // One more does no harm, and an app that gets its first role needs no other pipeline then.
  const capabilities = found.length === 0 ? ['CAPABILITY_IAM'] : found;
  const templateName = format === 'yaml' ? 'sam.yaml' : 'sam.json';
  const unset = requiredParameters(template).map((parameter) => parameterWithoutDefault(templateName, parameter));
  return { stage: { ...fixed, templateName, capabilities }, config, template: { stack, template }, problems: [...problems, ...unset] };
}

/** Follows ApplicationName as far as the stack is called after it. */
function stackOf({ appName, stage }: StageConfig): StageTemplate['stack'] {
  const name = stackName(appName, stage);
  const application = fittingName(appName);
  return { name, live: name.startsWith(`${application}-`) ? `\${ApplicationName}${name.slice(application.length)}` : name };
}

function parameterWithoutDefault(file: string, name: string): Problem {
  return {
    code: 'pipeline-parameter',
    severity: 'warning',
    where: { file, path: ['Parameters', name] },
    message: 'the parameter, which a merged template brings along, has no default, and the pipeline gives it no value',
    fix: "give it a Default, or add ParameterOverrides to the pipeline's CloudFormation actions",
  };
}
