import type { Value } from '../../compiler/cloudformation/template.js';
import { buildArchitecture, checkArchitectures } from '../../compiler/pipeline/build-machine.js';
import { buildspec } from '../../compiler/pipeline/buildspec.js';
import { deployPolicy } from '../../compiler/iam/deploy/deploy-policy.js';
import { checkDeployPolicies } from '../../compiler/pipeline/check-deploy-policy.js';
import { checkStageTitles } from '../../compiler/pipeline/check-stage-titles.js';
import { codeObjectsOf, githubRolesTemplate, githubTrustPolicies } from '../../compiler/pipeline/github-roles.js';
import { pipelineTemplate, type PlainTemplate } from '../../compiler/pipeline/pipeline-template.js';
import { isSealedResource, sealed, unsealed } from '../../compiler/pipeline/seal.js';
import { noSafeguards, type Safeguards } from '../../compiler/pipeline/safeguards.js';
import type { PipelineSettings, PipelineVersion, SourceKind } from '../../compiler/pipeline/settings.js';
import { smokeTestBuildspec } from '../../compiler/pipeline/smoke-test.js';
import { workflow } from '../../compiler/pipeline/workflow.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { formatOf } from '../../compiler/syntax/parse-source.js';
import { toJson, toYaml } from '../../compiler/syntax/serialise.js';
import { checkBuildspecPlace, checkInstallation, checkRepository, checkWorkflowPlace, repositoryOf } from './check-repository.js';
import { describeStages } from './describe-stages.js';
import type { Project } from '../read/find-project.js';
import { fromProject } from '../disk/inside.js';
import { shownPlace } from '../disk/shown-path.js';
import { readStaticFile } from '../disk/tool-file.js';

/** The pipeline to generate. */
export interface PipelineOptions {
  /** From `findProject`. */
  readonly project: Project;
  /** In the order of deployment. */
  readonly stages: readonly string[];
  /** The stages among them that need an approval. */
  readonly approval: readonly string[];
  /** Whether CloudFormation may do everything, instead of only what the app's resources need. */
  readonly adminDeployRole: boolean;
  /** The logical IDs of resources for which a deploy role may be wider than needed. Default: none. */
  readonly allowWide?: readonly string[];
  /** The kind of pipeline, and the paths of its files. */
  readonly output: PipelineOutput;
  /** What it does beside deploying. Default: nothing. A smoke test and alarms make a stage go back, unless `onFailure` says otherwise. */
  readonly safeguards?: Partial<Safeguards>;
  /** Files with values for environment variables, while the app is loaded; absolute paths. Default none. */
  readonly envFiles?: readonly string[];
  /** The date, `2026-11-20`. It decides which Lambda runtimes are too old. */
  readonly today: string;
  /** Called with the current step, for a progress line. */
  readonly progress?: (step: string) => void;
}

/** Paths are absolute. A template whose name ends in `.yml` or `.yaml` is YAML, any other is JSON. */
export type PipelineOutput =
  | {
      readonly kind: 'codepipeline';
      readonly version: PipelineVersion;
      readonly source: SourceKind;
      readonly codebuildImage: string | undefined;
      readonly templatePath: string;
      /** The path of the build spec if it is not in the template. */
      readonly buildspecPath: string | undefined;
    }
  | {
      readonly kind: 'github-actions';
      readonly workflowPath: string;
      /** The path of the template with the roles and the bucket that the workflow needs. */
      readonly templatePath: string | undefined;
    };

/** A file of a pipeline. */
export interface GeneratedFile {
  /** Absolute. */
  readonly path: string;
  /** Its text. */
  readonly content: string;
  /** The stages that it deploys. */
  readonly stages: readonly string[];
  /** Of a template, the roles that depend on the app, by logical ID. They are brought up to date even where the rest was edited. */
  readonly roles?: { readonly [logicalId: string]: Value };
}

/** The files for `writePipeline`, and what they were made from. */
export interface GeneratedPipeline {
  /** The app's name. */
  readonly app: string;
  /** The app's name with characters that a stack's name can have. */
  readonly applicationName: string;
  /** Source, stages and permissions, as in the files. */
  readonly settings: PipelineSettings;
  /** The template comes last. */
  readonly files: readonly GeneratedFile[];
  /** The trust policies of the workflow's roles, one a stage, if no template creates the roles. */
  readonly trustPolicies: readonly { readonly stage: string; readonly policy: object }[] | undefined;
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/**
 * Makes the files of a pipeline or of a GitHub Actions workflow, as `tschalice generate-pipeline` does. `writePipeline` writes them.
 * It prints nothing and never ends the process.
 *
 * @throws ProblemError with the errors of all its stages
 */
export async function generatePipeline(options: PipelineOptions): Promise<GeneratedPipeline> {
  const { project, stages: names, approval, adminDeployRole, output, envFiles = [], today, progress, allowWide = [] } = options;
  const safeguards = options.safeguards === undefined ? undefined : { ...noSafeguards, ...options.safeguards };
  const file = output.templatePath === undefined ? undefined : shownPlace(project.directory, output.templatePath);
  const isPipeline = output.kind === 'codepipeline';
  const titles = checkStageTitles(names, shownPlace(project.directory, isPipeline ? output.templatePath : output.workflowPath), {
    taken: isPipeline ? ['Source', 'Build'] : [],
    ignoresCase: !isPipeline,
  });
  if (titles.length > 0) throw new ProblemError(titles);
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
    approval,
    compiles: !adminDeployRole,
    envFiles,
    today,
    ...(progress !== undefined && { progress }),
  });
  const { version, source, codebuildImage } =
    output.kind === 'codepipeline' ? output : ({ version: 'v2', source: 'github', codebuildImage: undefined } as const);
  const stages = described.map((stage) => {
    const code = output.kind === 'codepipeline' ? '${ApplicationBucket.Arn}/*' : codeObjectsOf(stage.name);
    // Without the template of its roles, a workflow needs no policy.
    return { ...stage, deployPolicy: stage.template === undefined || file === undefined ? undefined : deployPolicy(stage.template, code) };
  });
  const architecture = buildArchitecture(architectures);
  const settings: PipelineSettings = { version, source, applicationName, architecture, codebuildImage, nodeMajor, stages, ...(safeguards && { safeguards }) };
  const own = [
    ...(file === undefined ? [] : checkDeployPolicies(stages, applicationName, file, allowWide)),
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
}

async function pipelineFiles(
  settings: PipelineSettings,
  { templatePath, buildspecPath }: PipelineOutput & { kind: 'codepipeline' },
  project: Project,
): Promise<GeneratedFile[]> {
  const stages = settings.stages.map(({ name }) => name);
  const build = await toYaml(buildspec(settings));
  const place = buildspecPath === undefined ? build : placeInSource(project, buildspecPath);
  const test = smokeTestBuildspec(settings);
  const template = pipelineTemplate(settings, await fixedTemplate(), place, test === undefined ? undefined : await toYaml(test));
  return [
    ...(buildspecPath === undefined ? [] : [{ path: buildspecPath, content: sealed(`# ${unsealed}\n${build}`), stages }]),
    { path: templatePath, content: await templateText(template, templatePath), stages, roles: rolesIn(template) },
  ];
}

async function workflowFiles(
  settings: PipelineSettings,
  { workflowPath, templatePath }: PipelineOutput & { kind: 'github-actions' },
): Promise<GeneratedFile[]> {
  const text = workflow(await readStaticFile('pipeline/workflow.yml'), settings);
  const stages = settings.stages.map(({ name }) => name);
  const file = { path: workflowPath, content: sealed(`# ${unsealed}\n${text}`), stages };
  if (templatePath === undefined) return [file];
  const template = githubRolesTemplate(settings, await fixedTemplate());
  return [file, { path: templatePath, content: await templateText(template, templatePath), stages, roles: rolesIn(template) }];
}

/** Those with a seal of their own. */
function rolesIn({ Resources }: PlainTemplate): NonNullable<GeneratedFile['roles']> {
  return Object.fromEntries(Object.entries(Resources).filter(([, resource]) => isSealedResource(resource))) as unknown as NonNullable<GeneratedFile['roles']>;
}

/** CodeBuild finds `buildspec.yml` in the repository's root by itself. A file outside the project is meant to be copied there. */
function placeInSource(project: Project, path: string): string | undefined {
  if (fromProject(project.directory, path).startsWith('..')) return undefined;
  const place = fromProject(repositoryOf(project), path);
  return place === 'buildspec.yml' ? undefined : place;
}

async function fixedTemplate(): Promise<PlainTemplate> {
  return JSON.parse(await readStaticFile('pipeline/pipeline.json')) as PlainTemplate;
}

/** Our mark is at the end, after everything that CloudFormation reads. */
async function templateText(template: PlainTemplate, path: string): Promise<string> {
  const marked = { ...template, Metadata: { GeneratedBy: unsealed } };
  return sealed(formatOf(path) === 'yaml' ? await toYaml(marked as never) : toJson(marked));
}
