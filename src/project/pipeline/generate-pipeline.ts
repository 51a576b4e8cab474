import { locate } from '../../compiler/config/parse-config.js';
import { buildArchitecture, checkArchitectures } from '../../compiler/pipeline/build-machine.js';
import { deployPolicy } from '../../compiler/iam/deploy/deploy-policy.js';
import { checkDeployPolicies } from '../../compiler/pipeline/check-deploy-policy.js';
import { checkRegionTitles, checkStageTitles } from '../../compiler/pipeline/check-stage-titles.js';
import { codeObjectsOf, githubTrustPolicies } from '../../compiler/pipeline/github-roles.js';
import type { StageTarget } from '../../compiler/pipeline/pipeline-stage.js';
import { applicationBucketArn } from '../../compiler/pipeline/region-buckets.js';
import { anyRegion, type RegionPlan, regionPlan } from '../../compiler/pipeline/region-plan.js';
import { noSafeguards } from '../../compiler/pipeline/safeguards.js';
import type { PipelineSettings } from '../../compiler/pipeline/settings.js';
import { elsewhereOf } from '../../compiler/pipeline/target.js';
import { namesOwnAlarms, watchedAlarms } from '../../compiler/pipeline/watched-alarms.js';
import { ProblemError } from '../../compiler/problem/problem.js';
import { checkBuildspecPlace, checkInstallation, checkRepository, checkWorkflowPlace } from './check-repository.js';
import { type DescribedStage, type DescribedTarget, describeStages } from './describe-stages.js';
import { pipelineFiles, workflowFiles } from './pipeline-files.js';
import type { GeneratedPipeline, PipelineOptions } from './pipeline-options.js';
import type { Project } from '../read/find-project.js';
import { readStage } from '../read/read-stage.js';
import { shownPlace } from '../disk/shown-path.js';

/**
 * Makes the files of a pipeline or of a GitHub Actions workflow, as `tschalice generate-pipeline` does. `writePipeline` writes them.
 * It prints nothing and never ends the process.
 *
 * @throws ProblemError with the errors of all its stages
 */
export async function generatePipeline(options: PipelineOptions): Promise<GeneratedPipeline> {
  const { project, stages: names, approval, adminDeployRole, output, envFiles = [], today, progress, allowWide = [] } = options;
  const named = options.safeguards?.alarms ?? {};
  const file = output.templatePath === undefined ? undefined : shownPlace(project.directory, output.templatePath);
  const isPipeline = output.kind === 'codepipeline';
  const titles = checkStageTitles(names, shownPlace(project.directory, isPipeline ? output.templatePath : output.workflowPath), {
    taken: isPipeline ? ['Source', 'Build'] : [],
    ignoresCase: !isPipeline,
  });
  if (titles.length > 0) throw new ProblemError(titles);
  const { home, regions } = await planRegions(project, names);
  const {
    app,
    applicationName,
    nodeMajor,
    architectures,
    stages: described,
    problems,
  } = await describeStages({
    project,
    names,
    regions,
    approval,
    compiles: !adminDeployRole || namesOwnAlarms(named),
    envFiles,
    today,
    ...(progress !== undefined && { progress }),
  });
  const { version, source, codebuildImage } =
    output.kind === 'codepipeline' ? output : ({ version: 'v2', source: 'github', codebuildImage: undefined } as const);
  const stages = described.map((stage) => ({ ...stage, targets: stage.targets.map((target) => withPolicy(stage, target)) }));
  const architecture = buildArchitecture(architectures);
  const pipelineFile = shownPlace(project.directory, isPipeline ? output.templatePath : output.workflowPath);
  const watched = watchedAlarms(named, { home, stages }, pipelineFile);
  const safeguards = options.safeguards === undefined ? undefined : { ...noSafeguards, ...options.safeguards, alarms: watched.alarms };
  const all = { version, source, applicationName, architecture, codebuildImage, nodeMajor, stages };
  const settings: PipelineSettings = { ...all, ...(home !== undefined && { home }), ...(safeguards && { safeguards }) };
  const own = [
    ...watched.problems,
    ...checkRegionTitles(stages.map(actionsOf), home, pipelineFile),
    ...(file === undefined ? [] : checkDeployPolicies({ stages, home, applicationName }, file, allowWide)),
    ...(output.kind === 'codepipeline' && output.buildspecPath !== undefined ? checkBuildspecPlace(project, output.buildspecPath) : []),
    ...(output.kind === 'github-actions' ? checkWorkflowPlace(project, output.workflowPath) : []),
    ...checkArchitectures(architectures),
    ...checkRepository(project),
    ...(await checkInstallation(project)),
  ];
  const found = [...problems, ...own];
  if (own.some(({ severity }) => severity === 'error')) throw new ProblemError(found);
  const files = output.kind === 'codepipeline' ? await pipelineFiles(settings, output, project) : await workflowFiles(settings, output);
  const trustPolicies = output.kind === 'github-actions' && output.templatePath === undefined ? githubTrustPolicies(settings) : undefined;
  return { app, applicationName, settings, files, trustPolicies, problems: found };

  function withPolicy(stage: DescribedStage, target: DescribedTarget): DescribedTarget & StageTarget {
    const elsewhere = elsewhereOf(target.region, home);
    const code = isPipeline ? `${applicationBucketArn(elsewhere)}/*` : codeObjectsOf({ stage, elsewhere });
    // Without the template of its roles, a workflow needs no policy.
    const isLimited = target.template !== undefined && file !== undefined && !adminDeployRole;
    return { ...target, deployPolicy: isLimited ? deployPolicy(target.template, code) : undefined };
  }

  function actionsOf({ name, needsApproval, targets }: DescribedStage): Parameters<typeof checkRegionTitles>[0][number] {
    const each = options.safeguards?.smokeTest === undefined ? 2 : 3;
    return { name, regions: targets.flatMap(({ region }) => region ?? []), actions: isPipeline ? [needsApproval ? 1 : 0, each] : [0, 0] };
  }
}

/** Problems of a configuration that cannot be used are told with those of the stages. @throws ProblemError if a stage has no region, or if the regions are of different partitions */
async function planRegions(project: Project, names: readonly string[]): Promise<RegionPlan> {
  const reads = await Promise.all(names.map((name) => readStage(project, name))).catch((error: unknown) => {
    if (error instanceof ProblemError) return undefined;
    throw error;
  });
  if (reads === undefined || reads.some(({ wrong }) => wrong !== undefined)) return anyRegion;
  const { plan, problems } = regionPlan(reads);
  if (problems.length > 0) throw new ProblemError(locate(reads[0]!.source, project.configFile, problems));
  return plan;
}
