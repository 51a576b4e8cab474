import { join } from 'node:path';
import type { AppDefinition } from '../app/definition.js';
import type { Template } from '../cloudformation/template.js';
import { compileStage } from '../compile-stage.js';
import { checkRuntime } from '../config/check-runtime.js';
import { locate, parseConfig } from '../config/parse-config.js';
import { resolveStage, type StageConfig } from '../config/resolve-stage.js';
import { type AppFunction, appFunctions } from '../model/app-function.js';
import { checkBuckets } from '../model/check-buckets.js';
import { checkEmptiness } from '../model/check-emptiness.js';
import { hasErrors, type Problem, ProblemError } from '../problem/problem.js';
import type { Swagger } from '../swagger/document.js';
import { checkMerge } from '../template/check-merge.js';
import { mergeTemplates, type TemplateDocument } from '../template/merge.js';
import type { MergeTemplate } from '../template/parse-template.js';
import { toJson, toYaml } from '../template/serialise.js';
import { renewWebsocketDeployment } from '../template/websocket-deployment.js';
import { type Bundle, bundleApp } from './bundle.js';
import { type DeploymentPackage, gatherPackage, hasLayer } from './deployment-package.js';
import { checkFilesRead } from './files-read.js';
import { checkDoubles, findApp, type Project } from './find-project.js';
import { readIfThere } from './inside.js';
import { type LoadedApp, loadApp } from './load-app.js';
import { outputFormat, readMerges } from './read-merges.js';
import { layerFile } from './package-size.js';
import { readPolicies } from './read-policies.js';
import { bundleTarget } from './runtime-target.js';
import { rethrowUnreadable } from './unreadable.js';
import type { OutputFile } from './write-outputs.js';

export interface PackageOptions {
  readonly project: Project;
  readonly stage: string;
  readonly templateFormat: 'json' | 'yaml';
  /** Merged after those that the configuration names. Relative names count from the project folder. */
  readonly mergeTemplates: readonly string[];
  /** `2026-11-20`: decides which Lambda runtimes are too old. */
  readonly today: string;
  /** The folder, or the zip, that the caller is going to write: what is there already is no part of the package. Absolute. */
  readonly outputPath?: string;
  /** Told what is being done, for a progress line. */
  readonly progress?: (step: string) => void;
}

export interface PackagedStage {
  readonly stage: StageConfig;
  readonly definition: AppDefinition;
  readonly functions: readonly AppFunction[];
  /** With the user's templates merged in. */
  readonly template: TemplateDocument;
  /** The template's and, where there is code, the package's, its layer's and the Swagger document's. */
  readonly files: readonly OutputFile[];
  readonly templateName: 'sam.json' | 'sam.yaml';
  /** Undefined for an app without functions. */
  readonly deploymentPackage: DeploymentPackage | undefined;
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/**
 * Does everything but writing: reads, bundles, inspects, compiles and zips one stage.
 *
 * @throws ProblemError with all errors, and the warnings beside them.
 */
export async function packageStage(options: PackageOptions): Promise<PackagedStage> {
  return packaged(options).catch((error: unknown) => rethrowUnreadable(error, options.project.directory));
}

async function packaged(options: PackageOptions): Promise<PackagedStage> {
  const checked = await checkProject(options);
  const { project, stage, definition, functions, bundle, template, merges, format, configText } = checked;
  options.progress?.('zipping the deployment package');
  const gathered =
    functions.length === 0 ? undefined : await gatherPackage({ directory: project.directory, stage, functions, bundle, outputPath: options.outputPath });
  const unread = checkFilesRead(checked.app, gathered?.paths ?? []);
  const found = await locate(configText, stage.file, [...checked.problems, ...unread, ...(gathered?.problems ?? [])]);
  const problems = await locateInManifest(project.directory, found);
  if (hasErrors(problems)) throw new ProblemError(problems);

  const swagger = swaggerOf(template);
  const templateName = format === 'yaml' ? 'sam.yaml' : 'sam.json';
  const text = format === 'yaml' ? await toYaml(template, merges) : toJson(template);
  const files = [
    ...(gathered?.layer === undefined ? [] : [{ name: layerFile, content: gathered.layer }]),
    ...(gathered === undefined ? [] : [{ name: 'deployment.zip', content: gathered.zipped }]),
    ...(swagger === undefined ? [] : [{ name: 'swagger.json', content: Buffer.from(toJson(swagger)) }]),
    { name: templateName, content: Buffer.from(text) },
  ];
  return { stage, definition, functions, template, files, templateName, deploymentPackage: gathered, problems };
}

/** All problems of one stage: those of packaging it, which then writes nothing. */
export async function validateStage(options: PackageOptions): Promise<readonly Problem[]> {
  try {
    return (await packageStage(options)).problems;
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

/**
 * The stages that the configuration lists; `dev` where it lists none.
 *
 * @throws ProblemError when the configuration can't be read.
 */
export async function listStages(project: Project): Promise<readonly string[]> {
  const { configuredStages } = await readStageConfig(project, 'dev');
  return configuredStages.length === 0 ? ['dev'] : configuredStages;
}

/** What the configuration says for a stage. @throws ProblemError when it can't be read */
export async function readStageConfig(project: Project, stage: string): Promise<StageConfig> {
  return (await readStage(project, stage).catch((error: unknown) => rethrowUnreadable(error, project.directory))).stage;
}

/** Problems with a package are told at its line in package.json. */
async function locateInManifest(directory: string, problems: readonly Problem[]): Promise<readonly Problem[]> {
  if (!problems.some(({ where }) => where.file === 'package.json')) return problems;
  const text = await readIfThere(join(directory, 'package.json'));
  return text === undefined ? problems : locate(text, 'package.json', problems);
}

interface CheckedProject {
  readonly project: Project;
  readonly stage: StageConfig;
  readonly configText: string;
  readonly definition: AppDefinition;
  readonly functions: readonly AppFunction[];
  readonly bundle: Bundle;
  readonly app: LoadedApp;
  readonly template: TemplateDocument;
  readonly merges: readonly MergeTemplate[];
  readonly format: 'json' | 'yaml';
  readonly problems: readonly Problem[];
}

/**
 * All of packaging up to the template, with every check on the way.
 *
 * @throws ProblemError
 */
async function checkProject(options: PackageOptions): Promise<CheckedProject> {
  const { project, progress } = options;
  const { directory } = project;
  const { stage, configText } = await readStage(project, options.stage);
  const appFile = findApp(project);
  const doubts = checkDoubles(project);
  const format = outputFormat(options.templateFormat, [...stage.mergeTemplates, ...options.mergeTemplates]);
  progress?.('bundling the app');
  const { merges, problems: mergeProblems } = await readMerges(directory, stage, options.mergeTemplates, format);
  const bundling = bundleApp(directory, appFile, stage, bundleTarget(stage));
  const loading = loadApp(directory, appFile, bundling, stage);
  // What goes wrong with the bundle is told by the line below.
  loading.catch(() => undefined);
  const bundle = await bundling.catch((error: unknown) => rethrow(error, mergeProblems));
  progress?.('loading the app');
  const app = await loading.catch((error: unknown) => rethrow(error, [...mergeProblems, ...bundle.problems]));
  progress?.('compiling the template');
  const { template, problems } = await compile(options, stage, app, bundle, merges, hasErrors(mergeProblems));
  const located = await locate(configText, stage.file, [...doubts, ...mergeProblems, ...bundle.problems, ...app.problems, ...problems]);
  if (template === undefined || hasErrors(located)) throw new ProblemError(located);
  return {
    project,
    stage,
    configText,
    app,
    definition: app.definition,
    functions: appFunctions(app.definition),
    bundle,
    template,
    merges,
    format,
    problems: located,
  };
}

async function compile(
  options: PackageOptions,
  stage: StageConfig,
  app: LoadedApp,
  bundle: Bundle,
  merges: readonly MergeTemplate[],
  isMergeMissing: boolean,
): Promise<{ template: TemplateDocument | undefined; problems: Problem[] }> {
  const { definition } = app;
  const { policies, problems: policyProblems } = await readPolicies(options.project.directory, definition, stage);
  const { template, problems } = compileStage(definition, stage, policies, { ...app, hasLayer: hasLayer(stage, appFunctions(definition), bundle) });
  const runtime = checkRuntime(
    stage,
    appFunctions(definition).map(({ name }) => name),
    options.today,
  );
  // Of declarations that were refused nothing may be left.
  const emptiness = app.problems.length === 0 ? checkEmptiness(definition, app) : [];
  const before = [...policyProblems, ...problems, ...runtime, ...emptiness];
  if (template === undefined) return { template: undefined, problems: before };
  const { merged, problems: mergeProblems } = merge(template, merges);
  // A bucket may be in what could not be merged.
  const buckets = isMergeMissing || hasErrors(mergeProblems) ? [] : checkBuckets(definition, merged['Resources'], app);
  return { template: merged, problems: [...before, ...mergeProblems, ...buckets] };
}

/** Merges file by file, each checked against what those before it made. */
function merge(template: Template, merges: readonly MergeTemplate[]): { merged: TemplateDocument; problems: Problem[] } {
  const problems: Problem[] = [];
  const generated = mergeTemplates(template, []);
  let merged = generated;
  for (const file of merges) {
    const found = checkMerge(merged, file);
    problems.push(...found);
    if (!hasErrors(found)) merged = mergeTemplates(merged, [file]);
  }
  return { merged: renewWebsocketDeployment(generated, merged), problems };
}

async function readStage(project: Project, name: string): Promise<{ stage: StageConfig; configText: string }> {
  const configText = (await readIfThere(join(project.directory, project.configFile))) ?? '';
  const { config, problems } = await parseConfig(configText, project.configFile);
  if (config === undefined || hasErrors(problems)) throw new ProblemError(problems);
  return { stage: resolveStage(config, project.configFile, name), configText };
}

/** What the template holds, after a merge too. */
function swaggerOf(template: TemplateDocument): Swagger | undefined {
  const { RestAPI } = (template['Resources'] ?? {}) as { RestAPI?: { Properties?: { DefinitionBody?: Swagger } } };
  return RestAPI?.Properties?.DefinitionBody;
}

function rethrow(error: unknown, others: readonly Problem[]): never {
  if (error instanceof ProblemError) throw new ProblemError([...others, ...error.problems]);
  throw error;
}
