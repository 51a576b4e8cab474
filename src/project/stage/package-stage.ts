import { join } from 'node:path';
import type { AppDefinition } from '../../app/definition.js';
import { locate } from '../../compiler/config/parse-config.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { AppFunction } from '../../compiler/model/app-function.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import type { Resource } from '../../compiler/model/resource.js';
import type { TemplateDocument } from '../../compiler/cloudformation/template.js';
import { toJson, toYaml } from '../../compiler/syntax/serialise.js';
import { type DeploymentPackage, gatherPackage } from '../pack/deployment-package.js';
import { checkFilesRead } from '../load/check-files-read.js';
import { readText } from '../disk/read-text.js';
import { layerFile } from '../pack/package-size.js';
import type { Proof } from '../prove/proof.js';
import type { Prover } from '../prove/prove.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import type { OutputFile } from '../disk/write-files.js';
import type { PackageOptions } from './package-options.js';
import { type CheckedProject, checkProject } from './prepare-stage.js';
import { readStage } from '../read/read-stage.js';

export interface PackagedStage {
  readonly config: StageConfig;
  readonly definition: AppDefinition;
  readonly functions: readonly AppFunction[];
  /** What the template was rendered from, before it was merged. */
  readonly resources: readonly Resource[];
  /** With the user's templates merged in. */
  readonly template: TemplateDocument;
  /** The template's and, where there is code, the package's, its layer's and the Swagger document's. */
  readonly files: readonly OutputFile[];
  readonly templateName: 'sam.json' | 'sam.yaml';
  /** Undefined for an app without functions. */
  readonly deploymentPackage: DeploymentPackage | undefined;
  /** Undefined where none was asked for, and for an app without functions. */
  readonly proof: Proof | undefined;
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/**
 * Does everything but writing, as `tschalice package` does: reads, bundles, inspects, compiles and zips one stage, and with `prove` starts
 * its functions from the zip. `writePackage` writes what it gives, `comparePackage` compares. Prints nothing, and never ends the process.
 *
 * @throws ProblemError with all errors, and the warnings beside them.
 */
export async function packageStage(options: PackageOptions): Promise<PackagedStage> {
  return packaged(options).catch((error: unknown) => rethrowUnreadable(error, options.project.directory));
}

async function packaged(options: PackageOptions): Promise<PackagedStage> {
  const read = await readStage(options.project, options.stage);
  // Without a proof, none of its code is loaded. With one, its process starts while the app is being bundled.
  const prover = options.prove === true ? (await import('../prove/prove.js')).startProver(options.project.directory, read.config) : undefined;
  try {
    return await finished(options, await checkProject(options, read), prover);
  } finally {
    prover?.end();
  }
}

async function finished(options: PackageOptions, checked: CheckedProject, prover: Prover | undefined): Promise<PackagedStage> {
  const { project, config, definition, functions, hasLayer, bundle, resources, template, swagger, merges, format, configText, app } = checked;
  const { directory } = project;
  options.progress?.('zipping the deployment package');
  const gathered = functions.length === 0 ? undefined : await gatherPackage({ directory, config, functions, hasLayer, bundle, outputPath: options.outputPath });
  const unread = checkFilesRead(app, gathered?.paths ?? []);
  const found = await locate(configText, config.file, [...checked.problems, ...unread, ...(gathered?.problems ?? [])]);
  const located = await locateInManifest(directory, found);
  if (hasErrors(located)) throw new ProblemError(located);
  const { proof, problems } = await proved(options, checked, gathered, prover, located);

  const templateName = format === 'yaml' ? 'sam.yaml' : 'sam.json';
  const text = format === 'yaml' ? await toYaml(template, merges) : toJson(template);
  const files = [
    ...(gathered?.layer === undefined ? [] : [{ name: layerFile, content: gathered.layer }]),
    ...(gathered === undefined ? [] : [{ name: 'deployment.zip', content: gathered.zipped }]),
    ...(swagger === undefined ? [] : [{ name: 'swagger.json', content: Buffer.from(toJson(swagger)) }]),
    { name: templateName, content: Buffer.from(text) },
  ];
  return { config, definition, functions, resources, template, files, templateName, deploymentPackage: gathered, proof, problems };
}

/** @throws ProblemError when a function does not start */
async function proved(
  { progress }: PackageOptions,
  { project, appFile, config, functions, bundle, template, app }: CheckedProject,
  deploymentPackage: DeploymentPackage | undefined,
  prover: Prover | undefined,
  before: readonly Problem[],
): Promise<{ proof: Proof | undefined; problems: readonly Problem[] }> {
  if (deploymentPackage === undefined || prover === undefined) return { proof: undefined, problems: before };
  progress?.('proving that the functions start');
  const { directory } = project;
  const { sdkNames } = app;
  const { proof, problems: found } = await prover.prove({ directory, appFile, config, functions, bundle, sdkNames, template, deploymentPackage });
  const problems = [...before, ...found];
  if (hasErrors(found)) throw new ProblemError(problems);
  return { proof, problems };
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

/** Problems with a package are told at its line in package.json. */
async function locateInManifest(directory: string, problems: readonly Problem[]): Promise<readonly Problem[]> {
  if (!problems.some(({ where }) => where.file === 'package.json')) return problems;
  const text = await readText(join(directory, 'package.json'));
  return text === undefined ? problems : locate(text, 'package.json', problems);
}
