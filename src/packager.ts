/**
 * The door for other tools: one function for each command, with the same code. None of them prints or asks anything, changes the working
 * folder or ends the process. What the app itself prints while it is loaded or served goes to standard error.
 *
 * An app that reads files while it is imported looks for them in the working folder, so that should be the project's folder, as on the command
 * line. Errors in a project are thrown as one `ProblemError` with all problems.
 */
export { hasErrors, type Problem, ProblemError } from './compiler/problem/problem.js';
export { findProject, type Project } from './project/read/find-project.js';
export { listStages } from './project/read/read-stage.js';

// package, and package --check
export type { PackageOptions } from './project/stage/package-options.js';
export { packageStage } from './project/stage/package-stage.js';
export type { PackagedStage } from './project/stage/packaged-stage.js';
export { type ComparedPackage, comparePackage, type PackageOutput, writePackage, type WrittenPackage } from './project/stage/package-output.js';
export type { OutputDifference } from './project/stage/compare-outputs.js';
export type { OutputFile } from './project/disk/write-files.js';

// package --reuse-artifacts
export { type Artifacts, reuseArtifacts } from './project/stage/reuse-artifacts.js';

// package --all-stages, package --all-regions
export { packageTree, type PackageTreeOptions } from './project/stage/package-tree.js';
export { checkLeftRegions } from './project/stage/left-regions.js';
export { compareTree, type TreeOutput, writeTree } from './project/stage/tree-output.js';

// validate
export { type ValidatedStages, type ValidateOptions, validateStages } from './project/stage/validate-stages.js';

// diff
export { reviewProject, type ReviewedBase, type ReviewedProject, type ReviewProjectOptions } from './project/base/review-project.js';
export type { Review, ReviewedChange, StageReview } from './compiler/review/review.js';
export { renderReview, type RenderOptions, type ReviewFormat } from './compiler/review/render-review.js';

// quota
export { measureQuotas, type QuotaOptions, type StageQuotas } from './project/stage/measure-quotas.js';
export type { MeasuredQuota } from './compiler/quota/measured-quota.js';

// explain
export type { KnownCode } from './compiler/problem/codes.js';
export { explainProblems } from './compiler/problem/explain-problems.js';

// release, and release status
export {
  changeRelease,
  changeReleases,
  type ReleaseChange,
  type ReleaseOptions,
  type ReleaseSourceOptions,
  type ReleaseStep,
} from './project/release/change-release.js';
export { readReleaseStatus, type ReleaseStatus } from './project/release/release-status.js';

// deploy
export { type DeployActOptions, type DeployOptions, deployStage, type StageDeployment } from './project/deploy/deploy-stage.js';
export type { StackActOptions, StackOptions } from './project/deploy/stack-options.js';

// gen-policy, explain-policy
export { generatePolicy, type GeneratedPolicy, type GeneratePolicyOptions } from './project/stage/generate-policy.js';
export { explainPolicy, type ExplainPolicyOptions } from './project/stage/explain-policy.js';
export type { ExplainedPolicy } from './project/stage/explained-policy.js';

// delete
export { deleteStage, type StageDeletion } from './project/deploy/delete-stage.js';

// url, outputs, stages
export { readStageUrl } from './project/deploy/read-url.js';
export { readStageOutputs, type StageOutputs } from './project/deploy/read-outputs.js';
export { listStageStates, type StageState } from './project/deploy/list-stage-states.js';
export { compareStages, type CompareStagesOptions, type DifferenceCause, type StageComparison, type StageDifference } from './project/parity/compare-stages.js';

// generate-pipeline
export { generatePipeline } from './project/pipeline/generate-pipeline.js';
export type { GeneratedFile, GeneratedPipeline, GivenSafeguards, PipelineOptions, PipelineOutput } from './project/pipeline/pipeline-options.js';
export type { NamedAlarms } from './compiler/pipeline/watched-alarms.js';
export { writePipeline, type WrittenPipeline } from './project/pipeline/write-pipeline.js';

// generate-stackset
export { type GeneratedStackSet, generateStackSet, type StackSetOptions, type StackSetZip } from './project/stackset/generate-stackset.js';

// new-workflow; its files are written by writePipeline
export { type GeneratedReview, generateReview, type ReviewWorkflowOptions } from './project/pipeline/generate-review.js';
export type { PackageManager } from './compiler/pipeline/package-manager.js';

// local
export { type LocalOptions, type LocalServer, serveLocally } from './project/serve/serve.js';
export type { LocalEvent } from './project/serve/local-event.js';

// new-project
export { createProject, type NewProject } from './project/starter/create-project.js';
export { type Starter, starters } from './project/starter/starters.js';
export type { StarterFile } from './project/starter/starter-files.js';
