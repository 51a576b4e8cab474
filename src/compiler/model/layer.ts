import type { StageConfig } from '../config/resolve-stage.js';
import type { AppModel } from './app-model.js';
import type { LayerResource } from './resource.js';

export const managedLayerId = 'ManagedLayer';

const suffix = '-managed-layer';

/** Lambda's limit for the name of a layer (API reference, PublishLayerVersion). */
const longestName = 140;

/** The layer with a stage's packages, which all functions get. */
export function buildLayer({ functions, config }: AppModel): LayerResource {
  return {
    kind: 'layer',
    logicalId: managedLayerId,
    name: layerName(config),
    runtimes: [...new Set(functions.map(({ settings }) => settings.runtime))].sort(),
    architectures: [...new Set(functions.map(({ settings }) => settings.architecture))].sort(),
  };
}

/** Chalice's name, with characters that Lambda does not allow replaced: an app's name may have dots and letters of any script. */
function layerName({ appName, stage }: StageConfig): string {
  const fitting = `${appName}-${stage}`.replaceAll(/[^A-Za-z0-9_-]+/gu, '-');
  return `${fitting.slice(0, longestName - suffix.length)}${suffix}`;
}
