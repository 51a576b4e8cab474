import { join } from 'node:path';
import { compileStage, type StageInputs } from '../../compiler/compile-stage.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { withPublishedCode } from '../../compiler/expand/published-code.js';
import { deploymentPackage as packagePath } from '../../compiler/cloudformation/zip-path.js';
import { mergedPolicySources } from '../../compiler/merged/policy-sources.js';
import { mergeTemplates } from '../../compiler/merge/merge.js';
import { stageBefore } from '../../compiler/stage-before.js';
import type { SourceRelease } from '../../compiler/release/source-release.js';
import { buildAppModel } from '../../compiler/model/app-model.js';
import { statementSources } from '../../compiler/model/check-policy-statements.js';
import { hasGeneratedPolicy } from '../../compiler/model/role.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { prepareZip } from '../../compiler/zip/zip.js';
import { type Bundle, bundleApp } from '../bundle/bundle.js';
import { loadEsbuild } from '../bundle/esbuild.js';
import { buildLibrary, planLibrary } from '../bundle/library.js';
import { checkBundlerFiles } from '../bundle/check-bundler-files.js';
import { bundleTarget } from '../bundle/runtime-target.js';
import type { AnalysedStage, AppRights, SharedCalls } from '../rights/app-rights.js';
import type { ParsedBundle } from '../rights/find-calls.js';
import { withoutOptimizing } from '../rights/without-optimizing.js';
import { checkFilesRead } from '../load/check-files-read.js';
import { checkPlaceholders } from '../load/check-placeholders.js';
import { loadApp } from '../load/load-app.js';
import { loadEnvironment, withoutShell } from '../load/load-environment.js';
import { type DeploymentPackage, gatherPackage } from '../pack/deployment-package.js';
import type { Prover } from '../prove/prove.js';
import { hasLedger } from '../read/read-ledger.js';
import { readPolicies } from '../read/read-policies.js';
import { writtenActionProblems } from '../read/written-actions.js';
import { readProject } from '../read/read-project.js';
import { readWaivers } from '../read/read-waivers.js';
import type { CompiledProject, PackedProject, ProvedProject } from './compiled-project.js';
import { loadEarly } from './load-early.js';
import { onStage } from './on-stage.js';
import { checkPackageSize } from '../../compiler/quota/package-uses.js';
import { checkTemplateSize } from '../../compiler/quota/template-size-uses.js';
import { writtenTemplate } from '../../compiler/swagger/included-document.js';
import { outputFiles, templateFile, templateNames, templateSize } from './output-files.js';
import type { PackagedStage } from './packaged-stage.js';
import type { PackageOptions } from './package-options.js';
import { sharedLoad } from './shared-load.js';
import type { ReleasedProject } from './stage-release.js';
import { type SharedWork, unsharedWork } from './shared-work.js';

/**
 * One stage, end to end, without writing anything: read → bundle → load → compile → pack → prove.
 *
 * Each step has its room in `project/`; the pure one is `compileStage`, in `compiler/`. `writePackage` writes the result,
 * `comparePackage` compares it. It prints nothing and never ends the process.
 *
 * @throws ProblemError with all errors and warnings
 */
export function packageStage(options: PackageOptions, shared: SharedWork = unsharedWork): Promise<PackagedStage> {
  const act = async (config: StageConfig): Promise<PackagedStage> => {
    // Without a proof, none of its code is loaded. With one, its process starts while the app is bundled.
    const prover = options.prove === true ? (await import('../prove/prove.js')).startProver(options.project.directory, config) : undefined;
    try {
      const compiled = await compile(options, config, shared);
      const packed = await pack(options, compiled);
      return await packaged(await prove(options, packed, prover), options.zipsAbove === true);
    } finally {
      prover?.end();
    }
  };
  return onStage(options, act, (config) => compile(options, config, shared));
}

/**
 * The first five of these steps, without the checks of quotas.
 *
 * @param releases whether the template is in the form that the stage's ledger asks for; else it is that of a stage without releases
 * @throws ProblemError with all errors and warnings
 */
export function packWithoutQuotas(options: PackageOptions, shared: SharedWork = unsharedWork, releases = true): Promise<PackedProject> {
  const act = (config: StageConfig): Promise<CompiledProject> => compile(options, config, shared, false);
  return onStage(options, async (config) => pack(options, await act(config), { checksQuotas: false, releases }), act);
}

/** The release that a project makes on a stage. */
export interface PackedSource {
  readonly config: StageConfig;
  readonly definition: CompiledProject['definition'];
  readonly source: SourceRelease;
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/**
 * The release that a project makes on a stage, whatever the stage's ledger says.
 *
 * @throws ProblemError with all errors and warnings
 */
export function packSource(options: PackageOptions): Promise<PackedSource> {
  const act = async (config: StageConfig): Promise<PackedSource> => {
    const compiled = await compile(options, config, unsharedWork);
    options.progress?.('reading the code of the package');
    const code = await gathered(compiled, options.outputPath ?? join(options.project.directory, 'out', options.stage));
    const { sourceOfStage } = await import('./stage-release.js');
    const { release: source, problems: found } = sourceOfStage(compiled, code);
    const problems = [...compiled.problems, ...(code?.problems ?? []), ...found];
    if (hasErrors(problems)) throw new ProblemError(problems);
    return { config, definition: compiled.definition, source, problems };
  };
  return onStage(options, act, (config) => compile(options, config, unsharedWork));
}

/** A stage as its settings make it: without what packaging adds that depends on the code, or on what is released. */
export type CompiledSettings = CompiledProject & Partial<Pick<PackedProject, 'deploymentPackage'>>;

/**
 * The first four of these steps for settings that stand in no file: what a stage would be with them.
 *
 * @param packs whether to zip its code
 * @throws ProblemError if it does not compile; its problems have no lines
 */
export async function compileSettings(options: PackageOptions, config: StageConfig, shared: SharedWork, packs: boolean): Promise<CompiledSettings> {
  const compiled = await compile(options, config, shared, false);
  const deploymentPackage = packs ? await gathered(compiled, options.outputPath) : undefined;
  if (deploymentPackage === undefined) return compiled;
  if (hasErrors(deploymentPackage.problems)) throw new ProblemError(deploymentPackage.problems);
  return { ...compiled, deploymentPackage };
}

/**
 * The first four of these steps: read → bundle → load → compile.
 *
 * @throws ProblemError with all errors and warnings
 */
export function compileProject(options: PackageOptions, shared: SharedWork = unsharedWork): Promise<CompiledProject> {
  return onStage(options, (config) => compile(options, config, shared));
}

async function compile(options: PackageOptions, config: StageConfig, shared: SharedWork, checksQuotas = true): Promise<CompiledProject> {
  const { project, progress, forDeployment = true, refusesSecrets = forDeployment } = options;
  const { directory } = project;
  const read = await readProject(project, config, options);
  const waived = refusesSecrets ? await readWaivers(project, knownStages(config)) : undefined;
  const first = [...read.problems, ...(waived?.problems ?? [])];
  await withEarlier(first, checkBundlerFiles(directory, read.appFile));

  // Only a merged template has what else could be referred to. The list is read while the app is bundled.
  const attributes = read.merges.length === 0 ? undefined : import('../../compiler/merged/generated/attributes.js');

  progress?.('bundling the app');
  const { automaticLayer, bundleAwsSdk, externalPackages, minify } = config;
  const toBundle = { settings: { automaticLayer, bundleAwsSdk, externalPackages, minify }, target: bundleTarget(config) };
  const bundling = shared('bundle', toBundle, () => bundleApp(directory, read.appFile, toBundle.settings, toBundle.target));
  // The loader's thread starts while the app is bundled. If bundling fails, its own error is the one to report.
  const realValues = { ...read.envValues, ...options.shell };
  const { environment: given, unknown } = loadEnvironment(config, read.merges, realValues);
  const environment = { ...withoutShell(read.envValues), ...given };
  const loading = sharedLoad(shared, toBundle, environment, () => loadApp(directory, read.appFile, bundling, environment));
  loading.catch(() => undefined);
  prepareZip();
  const mayNeedRights = forDeployment && generatesPolicies(config);
  loadEarly(directory, mayNeedRights);
  const bundle = await withEarlier(first, bundling);
  // Parsing the bundle overlaps with the thread that loads it.
  const parsing = mayNeedRights && bundle.usesSdk ? shared('parsed', toBundle, () => parseEarly(bundle)) : undefined;
  parsing?.catch(() => undefined);

  progress?.('loading the app');
  const loaded = await withEarlier([...first, ...bundle.problems], loading);

  const unsettled = forDeployment ? checkPlaceholders(loaded, unknown) : [];

  progress?.('compiling the template');
  const app = buildAppModel(loaded.definition, config, bundle.externalPackages.length > 0, (template) => mergeTemplates(template, read.merges));
  const needed = planLibrary(bundle, app.functions, config);
  const library = shared('library', needed, () => buildLibrary(loadEsbuild(), needed));
  // If it cannot be built, whoever awaits it gets the error.
  library.catch(() => undefined);
  const { problems: policyProblems, ...policies } = forDeployment
    ? await readPolicies(directory, app)
    : { policies: new Map(), policySources: [], problems: [] };
  const inputs = { policies: policies.policies, merges: read.merges, placeOf: loaded.placeOf };
  const before = stageBefore(app, inputs);
  const rights =
    parsing === undefined
      ? noRights
      : await findRights(parsing, { ...app, ...read, bundle, loaded, before }, (find) => shared('calls', [toBundle, loaded.handlers, loaded.definition], find));
  const stageInputs: StageInputs = {
    ...policies,
    rights: new Map(rights.functions.map(({ functionName, rights: own }) => [functionName, own])),
    ...inputs,
    before,
    lacksDeclarations: loaded.problems.some(({ code }) => code !== 'blueprint-not-registered'),
    lacksMerges: read.lacksMerges,
    today: options.today,
    waivers: waived?.waivers,
    forDeployment,
    checksQuotas,
    attributesOf: (await attributes)?.attributesOf,
  };
  // Templates are small enough for CloudFormation, so this is over soon.
  const compiled = withoutOptimizing(() => compileStage(app, stageInputs));

  const { template } = compiled;
  const { policySources } = policies;
  const written = template === undefined ? [] : mergedPolicySources({ app, template, files: read.merges, policySources }, loaded);
  const actionProblems = forDeployment ? await writtenActionProblems([...policySources, ...statementSources(app), ...written]) : [];
  const problems = [
    ...first,
    ...bundle.problems,
    ...loaded.problems,
    ...unsettled,
    ...policyProblems,
    ...actionProblems,
    ...rights.problems,
    ...compiled.problems,
  ];
  if (template === undefined || hasErrors(problems)) throw new ProblemError(problems);
  return { ...app, ...read, realValues, project, bundle, library, loaded, rights, ...compiled, template, problems };
}

/** The stages that a waiver may name; undefined if any may be. */
function knownStages({ stage, configuredStages }: StageConfig): readonly string[] | undefined {
  return configuredStages.length === 0 ? undefined : [...new Set([...configuredStages, stage])];
}

const noRights: AppRights = { functions: [], problems: [] };

/** Also loads what comes after, while the other thread is busy. */
async function parseEarly(bundle: Bundle): Promise<ParsedBundle> {
  const { parseBundle } = await import('../rights/find-calls.js');
  const parsed = await parseBundle(bundle);
  await import('../rights/app-rights.js');
  return parsed;
}

async function findRights(parsing: Promise<ParsedBundle>, stage: Omit<AnalysedStage, 'parsed'>, sharedCalls: SharedCalls): Promise<AppRights> {
  const { appRights } = await import('../rights/app-rights.js');
  return appRights({ ...stage, parsed: await parsing }, sharedCalls);
}

/** Whether any function may have a generated policy. Which functions there are is not known yet. */
function generatesPolicies({ functions, otherFunctions }: StageConfig): boolean {
  return [otherFunctions, ...Object.values(functions)].some((settings) => hasGeneratedPolicy({ settings }));
}

/** The code of a stage; undefined if it has no functions. */
async function gathered(compiled: CompiledProject, outputPath: string | undefined): Promise<DeploymentPackage | undefined> {
  const { functions, project } = compiled;
  return functions.length === 0 ? undefined : gatherPackage({ ...compiled, directory: project.directory, outputPath });
}

async function pack(
  { progress, outputPath }: PackageOptions,
  compiled: CompiledProject,
  { checksQuotas, releases }: { readonly checksQuotas: boolean; readonly releases: boolean } = { checksQuotas: true, releases: true },
): Promise<PackedProject> {
  progress?.('zipping the deployment package');
  const deploymentPackage = await gathered(compiled, outputPath);
  const unread = checkFilesRead(compiled.loaded, deploymentPackage?.paths ?? []);
  const released = (releases ? await release(compiled, deploymentPackage) : undefined) ?? published(compiled, deploymentPackage);
  const packed = { ...compiled, ...released, deploymentPackage };
  const files = await outputFiles(packed);
  const sizes = (): Problem[] => [
    ...(deploymentPackage === undefined ? [] : checkPackageSize(deploymentPackage.size)),
    ...checkTemplateSize(templateSize(packed, files)),
  ];
  const problems = [...compiled.problems, ...unread, ...(deploymentPackage?.problems ?? []), ...released.problems, ...(checksQuotas ? sizes() : [])];
  if (hasErrors(problems)) throw new ProblemError(problems);
  return { ...packed, files, problems };
}

/**
 * The template in the form that the stage's releases have, if it has some. Most stages load nothing of that.
 *
 * It is made of the same template as the release that `packSource` reads: the ledger names versions by hashes of its own.
 */
async function release(compiled: CompiledProject, code: DeploymentPackage | undefined): Promise<ReleasedProject | undefined> {
  const { config, project } = compiled;
  const hasReleases = config.release !== null || hasLedger(project, config.stage, config.region);
  if (!hasReleases || hasErrors(code?.problems ?? [])) return undefined;
  const { releasedProject } = await import('./stage-release.js');
  const released = await releasedProject(compiled, code);
  // A ledger that has no effect.
  return config.release === null ? { ...published(compiled, code), problems: released.problems } : released;
}

/** The template as it is without releases. */
function published({ template, swagger }: CompiledProject, code: DeploymentPackage | undefined): ReleasedProject {
  const whole = code === undefined ? template : withPublishedCode(template, packagePath, code.identity);
  return { template: whole, swagger, release: undefined, problems: [] };
}

async function prove({ progress }: PackageOptions, packed: PackedProject, prover: Prover | undefined): Promise<ProvedProject> {
  const { deploymentPackage, loaded, project } = packed;
  if (prover === undefined || deploymentPackage === undefined) return { ...packed, proof: undefined };
  progress?.('proving that the functions start');
  const { directory } = project;
  const { proof, problems: found } = await prover.prove({ ...packed, directory, sdkNames: loaded.sdkNames, deploymentPackage });
  const problems = [...packed.problems, ...found];
  if (hasErrors(found)) throw new ProblemError(problems);
  return { ...packed, proof, problems };
}

async function packaged(proved: ProvedProject, zipsAbove: boolean): Promise<PackagedStage> {
  const { project, config, definition, functions, resources, format, bundle: whole, deploymentPackage, release, proof, problems } = proved;
  const { template, files } = zipsAbove ? await withZipsElsewhere(proved) : proved;
  const { copied, files: found, modules } = whole;
  const bundle = deploymentPackage === undefined ? undefined : { copied, files: found, modules };
  const templateName = templateNames[format];
  return { project, config, definition, functions, resources, template, files, templateName, deploymentPackage, bundle, release, proof, problems };
}

async function withZipsElsewhere(proved: ProvedProject): Promise<Pick<PackagedStage, 'template' | 'files'>> {
  const { withZipsAbove } = await import('../../compiler/cloudformation/zip-folder.js');
  const template = withZipsAbove(proved.template);
  const name = templateNames[proved.format];
  const content = await templateFile(writtenTemplate(template, proved.config).template, proved);
  return { template, files: proved.files.map((file) => (file.name === name ? { name, content } : file)) };
}

/** The result of a step. If the step fails, its error includes the problems of the steps before it. */
async function withEarlier<T>(before: readonly Problem[], step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    throw error instanceof ProblemError ? new ProblemError([...before, ...error.problems]) : error;
  }
}
