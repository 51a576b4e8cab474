import type { ChangeKind } from '../../compiler/diff/stage-diff.js';
import { distinct } from '../../compiler/cloudformation/distinct.js';
import { stageRegions } from '../../compiler/config/stage-regions.js';
import { locate } from '../../compiler/config/parse-config.js';
import { buildArchitecture } from '../../compiler/pipeline/build-machine.js';
import type { PackageManager } from '../../compiler/pipeline/package-manager.js';
import type { PlainTemplate } from '../../compiler/pipeline/plain-template.js';
import type { ReviewSettings } from '../../compiler/pipeline/review-settings.js';
import { reviewBuildspec, reviewTemplate } from '../../compiler/pipeline/review-template.js';
import { commentWorkflow, reviewNames, reviewWorkflow } from '../../compiler/pipeline/review-workflow.js';
import { sealed, unsealedBy } from '../../compiler/pipeline/seal.js';
import { suggest } from '../../compiler/problem/nearest.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { formatOf } from '../../compiler/syntax/parse-source.js';
import { toJson, toYaml } from '../../compiler/syntax/serialise.js';
import { findInstallation } from '../base/package-manager.js';
import { foldersUpwards } from '../disk/folders-upwards.js';
import { fromProject, holds } from '../disk/inside.js';
import { readStaticFile } from '../disk/tool-file.js';
import type { Project } from '../read/find-project.js';
import { listStages, readAnyStage, type StageRead } from '../read/read-stage.js';
import { checkTool, repositoryOf, warning } from './check-repository.js';
import { committedTemplates } from './committed-templates.js';
import { describeStages } from './describe-stages.js';
import type { GeneratedFile } from './pipeline-options.js';
import { join } from 'node:path';

/** The workflows to generate. */
export interface ReviewWorkflowOptions {
  /** From `findProject`. */
  readonly project: Project;
  /** The stages to review. Default: all that the configuration lists, whenever a pull request is reviewed. */
  readonly stages?: readonly string[];
  /** The kinds of changes that stop a pull request. */
  readonly failOn: readonly ChangeKind[];
  /** GitHub finds its workflows in one folder of the repository. For CodeCommit, `templatePath` is absolute; it is YAML if it ends in `.yml` or `.yaml`, or else JSON. */
  readonly output: { readonly kind: 'github' } | { readonly kind: 'codecommit'; readonly templatePath: string };
  /** The date, `2026-11-20`. It decides which Lambda runtimes are too old. */
  readonly today: string;
}

/** The files for `writePipeline`, and what they were made from. */
export interface GeneratedReview {
  /** The app's name. */
  readonly app: string;
  /** The stages that are reviewed. */
  readonly stages: readonly string[];
  /** The project's folder in its repository; `.` for the repository itself. */
  readonly folder: string;
  /** The absolute path of that repository. */
  readonly repository: string;
  /** What installs the packages. */
  readonly packageManager: PackageManager;
  /** The stages whose template is in the repository, and is compared with what is packaged. */
  readonly committed: readonly string[];
  /** The files to write. */
  readonly files: readonly GeneratedFile[];
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/**
 * Makes the files that review pull requests and comment on them, as `tschalice new-workflow` does. `writePipeline` writes them.
 * It prints nothing and never ends the process.
 *
 * @throws ProblemError if the configuration has errors or does not list a stage, or if a workflow cannot name the project's folder
 */
export async function generateReview({ project, stages: wanted, failOn, output, today }: ReviewWorkflowOptions): Promise<GeneratedReview> {
  const { directory } = project;
  const stages = wanted ?? (await listStages(project));
  const read = await readAnyStage(project, 'dev');
  refuseUnlisted(read, stages);
  const regions = Object.fromEntries(stages.map((stage) => [stage, stageRegions(read.config.regions, stage)]));
  const { app, nodeMajor, architectures, problems } = await describeStages({ project, names: stages, approval: [], compiles: false, envFiles: [], today });
  const repository = repositoryOf(project);
  const lock = await findInstallation(foldersUpwards(directory).filter((folder) => holds(repository, folder)));
  const [folder, lockFolder] = [directory, lock?.folder ?? directory].map((path) => fromProject(repository, path) || '.') as [string, string];
  const unfit = [folder, lockFolder].find((path) => !/^[A-Za-z0-9._@ /-]+$/.test(path));
  if (unfit !== undefined) throw new ProblemError([unfitFolder(unfit)]);
  const settings: ReviewSettings = {
    folder,
    lockFolder,
    packageManager: lock?.manager ?? 'npm',
    nodeMajor,
    architecture: buildArchitecture(architectures),
    stages,
    regions,
    isAllStages: wanted === undefined,
    committed: await committedTemplates(directory, stages, regions),
    gates: failOn,
  };
  const found = [
    ...problems,
    ...(await checkTool([directory, ...(lock === undefined ? [] : [lock.folder])])),
    ...(lock === undefined ? [warning('lock-missing', 'the build runs npm ci, which needs a package-lock.json', 'run npm install and commit the file')] : []),
  ];
  const files = output.kind === 'github' ? await workflowFiles(settings, repository) : [await templateFile(settings, output.templatePath)];
  const committed = distinct(settings.committed.map(({ stage }) => stage));
  return { app, stages, folder, repository, packageManager: settings.packageManager, committed, files, problems: found };
}

/** Each pull request would be told that all of such a stage is new. A configuration that lists no stages has any. */
function refuseUnlisted({ config, source }: StageRead, stages: readonly string[]): void {
  const { configuredStages: listed } = config;
  const unlisted = listed.length === 0 ? [] : stages.filter((stage) => !listed.includes(stage));
  const problems = unlisted.map((stage): Problem => {
    const where = { file: config.file, path: ['stages'] };
    return { code: 'workflow-stage', severity: 'error', where, message: `there is no stage '${stage}' to review`, fix: suggest(stage, listed) };
  });
  if (problems.length > 0) throw new ProblemError(locate(source, config.file, problems));
}

async function workflowFiles(settings: ReviewSettings, repository: string): Promise<GeneratedFile[]> {
  const [skeleton, commentSkeleton, script] = await Promise.all(
    ['workflow.yml', 'comment-workflow.yml', 'github-comment.cjs'].map((name) => readStaticFile(`review/${name}`)),
  );
  const { workflow, commentWorkflow: second } = reviewNames(settings.folder);
  const file = (name: string, text: string, stages: readonly string[]): GeneratedFile => ({
    path: join(repository, name),
    content: sealed(`# ${unsealedBy('new-workflow')}\n${text}`),
    stages,
  });
  return [file(workflow, reviewWorkflow(skeleton!, settings), settings.stages), file(second, commentWorkflow(commentSkeleton!, script!, settings), [])];
}

async function templateFile(settings: ReviewSettings, path: string): Promise<GeneratedFile> {
  const [fixed, script] = await Promise.all(['codecommit.json', 'codecommit-comment.cjs'].map((name) => readStaticFile(`review/${name}`)));
  const build = await toYaml(reviewBuildspec(settings, script!));
  const template = { ...reviewTemplate(settings, JSON.parse(fixed!) as PlainTemplate, build), Metadata: { GeneratedBy: unsealedBy('new-workflow') } };
  const text = formatOf(path) === 'yaml' ? await toYaml(template as never) : toJson(template);
  return { path, content: sealed(text), stages: settings.stages };
}

function unfitFolder(folder: string): Problem {
  return {
    code: 'workflow-folder',
    severity: 'error',
    where: { file: folder },
    message: 'the path of this folder in its repository has characters that mean something to GitHub or to a shell',
    fix: "use letters, digits, spaces and '.', '_', '@', '-'",
  };
}
