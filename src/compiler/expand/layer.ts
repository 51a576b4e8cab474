import { s3Location } from './code.js';
import { mainResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** SAM hashes a layer's properties into its logical ID, so that CloudFormation creates a new version and keeps the old one. */
export function expandLayer(layer: SamResource): PlainResource[] {
  const { logicalId, properties, attributes } = layer;
  // SAM leaves these three out of the hash.
  const { DeletionPolicy: deletion, UpdateReplacePolicy: _, Metadata: __, ...hashedAttributes } = attributes;
  const { RetentionPolicy: retention, LayerName: name } = properties;
  const version = mainResource(layer, 'AWS::Lambda::LayerVersion', {
    ...pick(properties, ['Description', 'CompatibleArchitectures', 'CompatibleRuntimes', 'LicenseInfo']),
    LayerName: name ?? logicalId,
    Content: s3Location(properties['ContentUri']),
  });
  const isDeleted = typeof retention === 'string' && retention.toLowerCase() === 'delete';
  const kept = typeof retention === 'string' ? (isDeleted ? 'Delete' : 'Retain') : (deletion ?? 'Retain');
  return [{ ...version, attributes: { ...attributes, DeletionPolicy: kept }, hashed: { ...hashedAttributes, Properties: properties } }];
}
