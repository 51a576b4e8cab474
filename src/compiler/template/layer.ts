import type { Fragment } from '../cloudformation/template.js';
import { layerPackage } from '../cloudformation/zip-path.js';
import type { LayerResource } from '../model/resource.js';

export function renderLayer({ logicalId, name, runtimes, architectures }: LayerResource): Fragment {
  const Properties = {
    CompatibleRuntimes: runtimes,
    CompatibleArchitectures: architectures,
    ContentUri: layerPackage,
    LayerName: name,
  };
  return { resources: { [logicalId]: { Type: 'AWS::Serverless::LayerVersion', Properties } } };
}
