import type { AppDefinition } from '../../app/definition.js';
import type { Template, TemplateDocument } from '../../compiler/cloudformation/template.js';
import { compileStage } from '../../compiler/compile-stage.js';
import { checkRuntime } from '../../compiler/config/check-runtime.js';
import { locate } from '../../compiler/config/parse-config.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { type AppFunction, appFunctions } from '../../compiler/model/app-function.js';
import { checkBuckets } from '../../compiler/model/check-buckets.js';
import { checkEmptiness } from '../../compiler/model/check-emptiness.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { checkMerge } from '../../compiler/merge/check-merge.js';
import { mergeTemplates } from '../../compiler/merge/merge.js';
import type { MergeTemplate } from '../../compiler/syntax/parse-template.js';
import { renewWebsocketDeployment } from '../../compiler/template/websocket-deployment.js';
import { type Bundle, bundleApp } from '../bundle/bundle.js';
import { hasLayer } from '../pack/deployment-package.js';
import { checkDoubles, findApp, type Project } from '../read/find-project.js';
import { type LoadedApp, loadApp } from '../load/load-app.js';
import { outputFormat, readMerges } from '../read/read-merges.js';
import { readPolicies } from '../read/read-policies.js';
import { bundleTarget } from '../bundle/runtime-target.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import type { PackageOptions } from './package-options.js';
import { readStage, type StageRead } from '../read/read-stage.js';

export interface CheckedProject {
  readonly project: Project;
  readonly appFile: string;
  readonly config: StageConfig;
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
 * All of packaging but the zip: one stage with its template and its bundle, and every check on the way.
 *
 * @throws ProblemError
 */
export async function prepareStage(options: PackageOptions): Promise<CheckedProject> {
  const { project, stage } = options;
  return readStage(project, stage)
    .then((read) => checkProject(options, read))
    .catch((error: unknown) => rethrowUnreadable(error, project.directory));
}

/**
 * All of packaging up to the template, with every check on the way.
 *
 * @throws ProblemError
 */
export async function checkProject(options: PackageOptions, { config, configText }: StageRead): Promise<CheckedProject> {
  const { project, progress } = options;
  const { directory } = project;
  const appFile = findApp(project);
  const doubts = checkDoubles(project);
  const format = outputFormat(options.templateFormat, [...config.mergeTemplates, ...options.mergeTemplates]);
  progress?.('bundling the app');
  const { merges, problems: mergeProblems } = await readMerges(directory, config, options.mergeTemplates, format);
  const bundling = bundleApp(directory, appFile, config, bundleTarget(config));
  const loading = loadApp(directory, appFile, bundling, config);
  // What goes wrong with the bundle is told by the line below.
  loading.catch(() => undefined);
  const bundle = await bundling.catch((error: unknown) => rethrow(error, mergeProblems));
  progress?.('loading the app');
  const app = await loading.catch((error: unknown) => rethrow(error, [...mergeProblems, ...bundle.problems]));
  progress?.('compiling the template');
  const { template, problems } = await compile(options, config, app, bundle, merges, hasErrors(mergeProblems));
  const located = await locate(configText, config.file, [...doubts, ...mergeProblems, ...bundle.problems, ...app.problems, ...problems]);
  if (template === undefined || hasErrors(located)) throw new ProblemError(located);
  return {
    project,
    appFile,
    config,
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
  config: StageConfig,
  app: LoadedApp,
  bundle: Bundle,
  merges: readonly MergeTemplate[],
  isMergeMissing: boolean,
): Promise<{ template: TemplateDocument | undefined; problems: Problem[] }> {
  const { definition } = app;
  const { policies, problems: policyProblems } = await readPolicies(options.project.directory, definition, config);
  const { template, problems } = compileStage(definition, config, policies, { ...app, hasLayer: hasLayer(config, appFunctions(definition), bundle) });
  const runtime = checkRuntime(
    config,
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

function rethrow(error: unknown, others: readonly Problem[]): never {
  if (error instanceof ProblemError) throw new ProblemError([...others, ...error.problems]);
  throw error;
}
