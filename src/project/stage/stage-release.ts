import { layerPackage } from '../../compiler/template/layer.js';
import { deploymentPackage as packagePath } from '../../compiler/template/function.js';
import { type StageSource, stageSource } from '../../compiler/release-stage.js';
import type { CodeIdentities } from '../../compiler/release/source-release.js';
import type { LedgerContext } from '../../compiler/release/step.js';
import type { DeploymentPackage } from '../pack/deployment-package.js';
import type { CompiledProject } from './compiled-project.js';

/** The release that a stage's source makes. */
export function sourceOfStage(compiled: CompiledProject, code: DeploymentPackage | undefined): StageSource {
  const { template, merges, loaded } = compiled;
  return stageSource({ app: compiled, template, merges, placeOf: loaded.placeOf, codes: identitiesOf(code) });
}

/** Where the ledger of a stage belongs. */
export function ledgerContext({ stage, file: configFile }: Pick<CompiledProject['config'], 'stage' | 'file'>, file: string): LedgerContext {
  return { stage, file, configFile };
}

function identitiesOf(code: DeploymentPackage | undefined): CodeIdentities {
  if (code === undefined) return new Map();
  const { code: ofPackage, layer } = code.identities();
  return new Map([[packagePath, ofPackage], ...(layer === undefined ? [] : [[layerPackage, layer] as const])]);
}
