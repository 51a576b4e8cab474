import type { PlainResource } from '../expand/plain-resource.js';

/**
 * The same without the hashes of versions that SAM adds to the descriptions of their functions, so that Lambda publishes them: a new version is told by itself.
 */
export function withoutVersionHashes(resources: readonly PlainResource[]): readonly PlainResource[] {
  const hashes = new Map(resources.flatMap(({ type, origin, logicalId }) => (type === 'AWS::Lambda::Version' ? [[origin, logicalId.slice(-10)]] : [])));
  if (hashes.size === 0) return resources;
  return resources.map((resource) => {
    const hash = resource.type === 'AWS::Lambda::Function' ? hashes.get(resource.logicalId) : undefined;
    const { Description: description, ...others } = resource.properties;
    if (hash === undefined || typeof description !== 'string' || !description.endsWith(hash)) return resource;
    const rest = description.slice(0, -hash.length).trimEnd();
    return { ...resource, properties: rest === '' ? others : { ...resource.properties, Description: rest } };
  });
}
