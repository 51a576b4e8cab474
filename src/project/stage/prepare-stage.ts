import type { TemplateDocument } from '../../compiler/cloudformation/template.js';
import type { Swagger } from '../../compiler/swagger/document.js';
import { compileStage } from '../../compiler/compile-stage.js';
import { locate } from '../../compiler/config/parse-config.js';
import { type AppModel, buildAppModel } from '../../compiler/model/app-model.js';
import type { Resource } from '../../compiler/model/resource.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import type { MergeTemplate } from '../../compiler/syntax/parse-template.js';
import { type Bundle, bundleApp } from '../bundle/bundle.js';
import { checkDoubles, findApp, type Project } from '../read/find-project.js';
import { type LoadedApp, loadApp } from '../load/load-app.js';
import { outputFormat, readMerges } from '../read/read-merges.js';
import { readPolicies } from '../read/read-policies.js';
import { bundleTarget } from '../bundle/runtime-target.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import type { PackageOptions } from './package-options.js';
import { readStage, type StageRead } from '../read/read-stage.js';

export interface CheckedProject extends AppModel {
  readonly project: Project;
  readonly appFile: string;
  readonly configText: string;
  readonly bundle: Bundle;
  readonly app: LoadedApp;
  readonly resources: readonly Resource[];
  readonly template: TemplateDocument;
  readonly swagger: Swagger | undefined;
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
  const model = buildAppModel(app.definition, config, bundle.externalPackages.length > 0);
  const { policies, problems: policyProblems } = await readPolicies(directory, model);
  const { template, swagger, resources, problems } = compileStage(model, {
    policies,
    merges,
    placeOf: app.placeOf,
    lacksDeclarations: app.problems.length > 0,
    lacksMerges: hasErrors(mergeProblems),
    today: options.today,
  });
  const found = [...doubts, ...mergeProblems, ...bundle.problems, ...app.problems, ...policyProblems, ...problems];
  const located = await locate(configText, config.file, found);
  if (template === undefined || hasErrors(located)) throw new ProblemError(located);
  return {
    ...model,
    project,
    appFile,
    configText,
    app,
    bundle,
    resources,
    template,
    swagger,
    merges,
    format,
    problems: located,
  };
}

function rethrow(error: unknown, others: readonly Problem[]): never {
  if (error instanceof ProblemError) throw new ProblemError([...others, ...error.problems]);
  throw error;
}
