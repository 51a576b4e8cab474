import type { Fragment } from '../cloudformation/template.js';
import type { LayerResource } from '../model/resource.js';

/** `aws cloudformation package` replaces this path with an address in S3. */
export const layerPackage = './layer-deployment.zip';

export function renderLayer({ logicalId, name, runtimes, architectures }: LayerResource): Fragment {
  const Properties = {
    CompatibleRuntimes: runtimes,
    CompatibleArchitectures: architectures,
    ContentUri: layerPackage,
    LayerName: name,
  };
  return { resources: { [logicalId]: { Type: 'AWS::Serverless::LayerVersion', Properties } } };
}
