import { entriesOf } from '../../compiler/cloudformation/branch.js';
import { fitsAsJson, packagedSize } from '../../compiler/cloudformation/packaged-template.js';
import { fittingName, stackName } from '../../compiler/cloudformation/stack-name.js';
import { checkStage } from '../../compiler/config/check-stage.js';
import { stageInRegion } from '../../compiler/config/stage-in-region.js';
import { functionConfig, type StageConfig } from '../../compiler/config/resolve-stage.js';
import { architecturesIn } from '../../compiler/expand/architecture.js';
import type { Architecture } from '../../compiler/pipeline/settings.js';
import { type OwnAlarm, ownAlarms } from '../../compiler/pipeline/own-alarms.js';
import type { PipelineStage, StageTarget } from '../../compiler/pipeline/pipeline-stage.js';
import type { Stack, StageTemplate } from '../../compiler/iam/deploy/stage-template.js';
import type { MergeTemplate } from '../../compiler/merge/parse-merge.js';
import { hasErrors, type Place, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { capabilitiesOf } from '../../compiler/expand/capabilities.js';
import { writtenTemplate } from '../../compiler/swagger/included-document.js';
import { requiredParameters } from '../../compiler/expand/parameter.js';
import type { Project } from '../read/find-project.js';
import { compileProject } from '../stage/package-stage.js';
import { onStage } from '../stage/on-stage.js';
import { type SharedWork, sharedWork } from '../stage/shared-work.js';
import { templateNames } from '../stage/output-files.js';
import { outputFormat } from '../read/read-merges.js';

export interface DescribedStages {
  readonly app: string;
  /** The app's name with characters that a stack's name can have. */
  readonly applicationName: string;
  readonly nodeMajor: number;
  /** Of all functions of all stages. */
  readonly architectures: readonly Architecture[];
  readonly stages: readonly DescribedStage[];
  /** Warnings only, each once. */
  readonly problems: readonly Problem[];
}

/** A stage, without the policies of its deploy roles. */
export interface DescribedStage extends Omit<PipelineStage, 'targets'> {
  readonly targets: readonly DescribedTarget[];
}

export interface DescribedTarget extends Omit<StageTarget, 'deployPolicy'> {
  /** Undefined if the app was not compiled. */
  readonly template: StageTemplate | undefined;
  /** The alarms of the app; none if it was not compiled. */
  readonly ownAlarms: readonly OwnAlarm[];
  /** Of the functions of the app; none if it was not compiled. */
  readonly functionNames: readonly string[];
  /** The place of an entry of the template in the files that were merged; undefined if none has it. */
  readonly placeOf: (path: readonly string[]) => Place | undefined;
}

interface Wanted {
  readonly project: Project;
  readonly names: readonly string[];
  /** The regions of each stage; none for a stage that is deployed wherever the pipeline is. */
  readonly regions?: ReadonlyMap<string, readonly string[]>;
  readonly approval: readonly string[];
  /** Whether to compile the app, to know the resources of its stacks. */
  readonly compiles: boolean;
  readonly envFiles: readonly string[];
  readonly today: string;
  readonly progress?: (step: string) => void;
}

/** The oldest version that tschalice runs on. */
const oldestNode = 20;

/**
 * Everything that a pipeline needs to know about the stages.
 *
 * @throws ProblemError with the errors of all of them
 */
export async function describeStages(wanted: Wanted): Promise<DescribedStages> {
  const found = new Map<string, Problem>();
  const described: Omit<Described, 'problems'>[] = [];
  const shared = sharedWork();
  const each = wanted.names.flatMap((name) => (wanted.regions?.get(name) ?? [undefined]).map((region) => ({ name, region })));
  for (const { name, region } of each) {
    try {
      const { problems, ...one } = await (wanted.compiles ? describeCompiled(wanted, name, region, shared) : describeConfigured(wanted, name, region));
      described.push(one);
      // Most problems are the same on every stage. Each is reported once.
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
    architectures: described.flatMap(({ architectures }) => architectures),
    stages: wanted.names.map((name) => {
      const own = described.filter(({ config }) => config.stage === name);
      return { name, stack: stackOf(own[0]!.config), needsApproval: wanted.approval.includes(name), targets: own.map(({ target }) => target) };
    }),
    problems,
  };
}

interface Described {
  readonly target: DescribedTarget;
  readonly config: StageConfig;
  readonly architectures: readonly Architecture[];
  readonly problems: readonly Problem[];
}

/** From the stage's template. */
async function describeCompiled(
  { project, envFiles, today, progress }: Wanted,
  name: string,
  region: string | undefined,
  shared: SharedWork,
): Promise<Described> {
  const place = stageInRegion({ stage: name, region });
  const steps = progress === undefined ? {} : { progress: (step: string) => progress(`stage ${place}: ${step}`) };
  const compiled = await compileProject({ project, stage: name, region, envFiles, today, ...steps }, shared);
  const { config, format, merges, problems } = compiled;
  // The ledger changes with each step of a release, and the pipeline does not.
  const template = config.release === null ? compiled.template : (await import('../stage/stage-release.js')).anyRelease(compiled);
  const stack = stackOf(config);
  const found = capabilitiesOf(template);
  // An unused one does no harm, and with it an app can get its first role without a new pipeline.
  const capabilities = found.length === 0 ? ['CAPABILITY_IAM'] : found;
  const templateName = templateNames[format];
  const placeOf = (path: readonly string[]): Place | undefined => placeInMerges(merges, path);
  const unset = requiredParameters(template).map((parameter) => parameterWithoutDefault(placeOf(['Parameters', parameter]) ?? { file: templateName }));
  const written = writtenTemplate(template, config);
  const includesFile = written.included !== undefined;
  const isPackagedAsJson = fitsAsJson(packagedSize(written.template));
  const own = { region, templateName, capabilities, isPackagedAsJson, includesFile };
  const functionNames = compiled.functions.map(({ name: fn }) => fn);
  const target = { ...own, template: { stack, template, includesFile }, ownAlarms: ownAlarms(compiled, template, stack), functionNames, placeOf };
  return { target, config, architectures: architecturesIn(template), problems: [...problems, ...unset] };
}

/** From the configuration only, without the app and the templates to merge. */
function describeConfigured({ project }: Wanted, name: string, region: string | undefined): Promise<Described> {
  return onStage({ project, stage: name, region }, async (config) => {
    const templateName = templateNames[outputFormat('json', config.mergeTemplates, config)];
    const capabilities = config.mergeTemplates.length > 0 ? ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] : ['CAPABILITY_IAM'];
    const problems = checkStage(config, []).filter(({ code }) => code === 'stage-not-configured');
    const own = { region, templateName, capabilities, isPackagedAsJson: true, includesFile: config.swaggerLayout === 'file' };
    const target = { ...own, template: undefined, ownAlarms: [], functionNames: [], placeOf: () => undefined };
    const settings = [config.otherFunctions, ...Object.values(config.functions)];
    const architectures = settings.map(({ architecture }) => architecture ?? 'x86_64');
    return { target, config, architectures, problems };
  });
}

/** The stack's name refers to ApplicationName where it contains it. */
function stackOf({ appName, stage }: StageConfig): Stack {
  const name = stackName(appName, stage);
  const application = fittingName(appName);
  return { name, live: name.startsWith(`${application}-`) ? `\${ApplicationName}${name.slice(application.length)}` : name };
}

/** In the last file that has the resource, which is the one that counts; at the nearest entry that it has. */
function placeInMerges(merges: readonly MergeTemplate[], path: readonly string[]): Place | undefined {
  const [section = '', logicalId = ''] = path;
  return merges.findLast(({ value }) => entriesOf(entriesOf(value).get(section)).has(logicalId))?.place(path);
}

function parameterWithoutDefault(where: Place): Problem {
  return {
    code: 'pipeline-parameter',
    severity: 'warning',
    where,
    message: 'this parameter of a merged template has no default, and the pipeline gives it no value',
    fix: "give it a Default, or add ParameterOverrides to the pipeline's CloudFormation actions",
  };
}
