/** The door for other tools: the acts of the command line, as functions. */
export type { Problem } from './problem/problem.js';
export { ProblemError } from './problem/problem.js';
export { findProject, type Project } from './project/find-project.js';
export { type GeneratedFile, generatePipeline, type GeneratedPipeline, type PipelineOptions, type PipelineOutput } from './project/generate-pipeline.js';
export type { PackageOptions } from './project/package-options.js';
export { packageStage, type PackagedStage, validateStage } from './project/package-stage.js';
export { listStages } from './project/read-stage.js';
export { type OutputFile, writeOutputs } from './project/write-outputs.js';
export { writePipeline } from './project/write-pipeline.js';
