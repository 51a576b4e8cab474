/**
 * The door for other tools: a function for each command of the command line, from the same code. None of them prints anything, asks
 * anybody, changes the working folder or ends the process; what the app itself prints while it is loaded or served goes to standard error.
 *
 * An app that reads files while it is imported finds them relative to the working folder, which the command line makes the project's.
 * What is wrong with a project is thrown as a `ProblemError` with all its problems at once.
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

// validate
export { type ValidatedStages, type ValidateOptions, validateStages } from './project/stage/validate-stages.js';

// explain
export type { KnownCode } from './compiler/problem/codes.js';
export { explainProblems } from './compiler/problem/explain-problems.js';

// deploy
export { type DeployActOptions, type DeployOptions, deployStage, type StageDeployment } from './project/deploy/deploy-stage.js';
export type { StackActOptions, StackOptions } from './project/deploy/stack-options.js';

// delete
export { deleteStage, type StageDeletion } from './project/deploy/delete-stage.js';

// url, outputs, stages
export { readStageUrl } from './project/deploy/read-url.js';
export { readStageOutputs, type StageOutputs } from './project/deploy/read-outputs.js';
export { listStageStates, type StageState } from './project/deploy/list-stage-states.js';

// generate-pipeline
export {
  type GeneratedFile,
  type GeneratedPipeline,
  generatePipeline,
  type PipelineOptions,
  type PipelineOutput,
} from './project/pipeline/generate-pipeline.js';
export { writePipeline } from './project/pipeline/write-pipeline.js';

// local
export { type LocalOptions, type LocalServer, serveLocally } from './project/serve/serve.js';
export type { LocalEvent } from './project/serve/local-event.js';

// new-project
export { createProject, type NewProject } from './project/starter/create-project.js';
export { type Starter, starters } from './project/starter/starters.js';
export type { StarterFile } from './project/starter/starter-files.js';
