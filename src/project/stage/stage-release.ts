import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { stageRegions } from '../../compiler/config/stage-regions.js';
import type { TemplateDocument } from '../../compiler/cloudformation/template.js';
import { deploymentPackage as packagePath, layerPackage } from '../../compiler/cloudformation/zip-path.js';
import { type ReleaseInputs, releaseStage, type StageRelease, type StageSource, stageSource, withAnyRelease } from '../../compiler/release-stage.js';
import type { CodeIdentities } from '../../compiler/release/source-release.js';
import type { LedgerContext } from '../../compiler/release/step.js';
import { hasErrors, type Problem } from '../../compiler/problem/problem.js';
import { standaloneSwagger } from '../../compiler/swagger/standalone.js';
import type { Project } from '../read/find-project.js';
import { hasLedger, ledgerFile, readLedger } from '../read/read-ledger.js';
import type { DeploymentPackage } from '../pack/deployment-package.js';
import type { CompiledProject } from './compiled-project.js';

/** A compiled stage in the form that its releases have. */
export interface ReleasedProject extends Pick<CompiledProject, 'template' | 'swagger'> {
  /** Undefined for a stage without releases, and with errors. */
  readonly release: StageRelease | undefined;
  readonly problems: readonly Problem[];
}

/** The stage in the form that its ledger asks for. @throws ProblemError for a ledger that cannot be read */
export async function releasedProject(compiled: CompiledProject, code: DeploymentPackage | undefined): Promise<ReleasedProject> {
  const { project, config, template, swagger } = compiled;
  const regions = stageRegions(config.regions, config.stage);
  if (config.region === null && config.release !== null && regions.length > 0) {
    const { problems } = sourceOfStage(compiled, code);
    return { template, swagger, release: undefined, problems: [withoutRegion(config, regions[0]!), ...problems] };
  }
  const { file, ledger, problems: ofLedger } = await readLedger(project, config.stage, config.region);
  const source = sourceOfStage(compiled, code);
  if (hasErrors(ofLedger)) return { template, swagger, release: undefined, problems: [...ofLedger, ...source.problems] };
  const { template: released, problems: found } = releaseStage(compiled, source, ledger, ledgerContext(project, config, file));
  const problems = [...source.problems, ...found];
  if (released === undefined || ledger === undefined) return { template, swagger, release: undefined, problems };
  return { template: released, swagger: standaloneSwagger(released), release: { file, ledger, source: source.release }, problems };
}

function withoutRegion({ file, stage }: StageConfig, region: string): Problem {
  const message = `stage '${stage}' has releases, and a ledger for each of its regions, so it cannot be packaged without a region`;
  return { code: 'release-region-missing', severity: 'error', where: { file, path: ['regions'] }, message, fix: `add --region ${region} or --all-regions` };
}

/** The release that a stage's source makes. */
export function sourceOfStage(compiled: CompiledProject, code: DeploymentPackage | undefined): StageSource {
  return stageSource(inputsOf(compiled, identitiesOf(code)));
}

/** The template with all that any ledger of the stage may make of it; unchanged without releases. */
export function anyRelease(compiled: CompiledProject): TemplateDocument {
  // The code decides only the hashes in logical IDs, so any will do.
  return withAnyRelease(inputsOf(compiled, new Map([packagePath, layerPackage].map((path) => [path, 'any']))));
}

function inputsOf(compiled: CompiledProject, codes: CodeIdentities): ReleaseInputs {
  const { template, merges, loaded } = compiled;
  return { app: compiled, template, merges, placeOf: loaded.placeOf, codes };
}

/** Where the ledger of a stage belongs. */
export function ledgerContext(
  project: Project,
  { stage, region, file: configFile }: Pick<StageConfig, 'stage' | 'region' | 'file'>,
  file: string,
): LedgerContext {
  const hadOne = region !== null && hasLedger(project, stage, null);
  return { stage, region, file, fileWithoutRegion: hadOne ? ledgerFile(stage, null) : undefined, configFile };
}

function identitiesOf(code: DeploymentPackage | undefined): CodeIdentities {
  if (code === undefined) return new Map();
  const { code: ofPackage, layer } = code.identities();
  return new Map([[packagePath, ofPackage], ...(layer === undefined ? [] : [[layerPackage, layer] as const])]);
}
