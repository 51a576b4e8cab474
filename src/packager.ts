/** The door for other tools: the acts of the command line, as functions. */
export type { Problem } from './compiler/problem/problem.js';
export { ProblemError } from './compiler/problem/problem.js';
export { findProject, type Project } from './project/read/find-project.js';
export {
  type GeneratedFile,
  generatePipeline,
  type GeneratedPipeline,
  type PipelineOptions,
  type PipelineOutput,
} from './project/pipeline/generate-pipeline.js';
export type { PackageOptions } from './project/stage/package-options.js';
export { packageStage, type PackagedStage, validateStage } from './project/stage/package-stage.js';
export { listStages } from './project/read/read-stage.js';
export { type OutputFile, writeOutputs } from './project/disk/write-files.js';
export { writePipeline } from './project/pipeline/write-pipeline.js';
