import type { Fragment } from '../cloudformation/template.js';
import type { LayerResource } from '../model/resource.js';

/** `aws cloudformation package` puts its own address in this place. */
const layerPackage = './layer-deployment.zip';

export function renderLayer({ logicalId, name, runtimes, architectures }: LayerResource): Fragment {
  const Properties = {
    CompatibleRuntimes: runtimes,
    ...(architectures.length > 0 && { CompatibleArchitectures: architectures }),
    ContentUri: layerPackage,
    LayerName: name,
  };
  return { resources: { [logicalId]: { Type: 'AWS::Serverless::LayerVersion', Properties } } };
}
