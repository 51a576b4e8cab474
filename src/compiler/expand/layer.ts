import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { s3Location } from './code.js';
import { resolved } from './parameter.js';
import { mainResource, type PlainResource } from './plain-resource.js';
import { omit, present } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** Properties of SAM's that a layer's version does not have. */
export const ownLayerProperties: ReadonlySet<string> = new Set(['ContentUri', 'RetentionPolicy', 'PublishLambdaVersion']);

/** SAM hashes a layer's properties into its logical ID, so that CloudFormation creates a new version and keeps the old one. */
export function expandLayer(layer: SamResource, template: TemplateDocument): PlainResource[] {
  const { logicalId, attributes } = layer;
  const properties = withTexts(layer, template);
  // SAM leaves these three out of the hash.
  const { DeletionPolicy: deletion, UpdateReplacePolicy: _, Metadata: __, ...hashedAttributes } = attributes;
  const { RetentionPolicy: retention } = properties;
  const version = mainResource(layer, 'AWS::Lambda::LayerVersion', {
    LayerName: logicalId,
    ...omit(properties, ownLayerProperties),
    Content: s3Location(properties['ContentUri']),
  });
  const { Metadata: ___, UpdatePolicy: ____, ...keptAttributes } = version.attributes;
  const isDeleted = typeof retention === 'string' && retention.toLowerCase() === 'delete';
  const kept = typeof retention === 'string' ? (isDeleted ? 'Delete' : 'Retain') : (deletion ?? 'Retain');
  return [
    {
      ...version,
      attributes: { ...keptAttributes, DeletionPolicy: kept },
      hashed: { [logicalId]: { Type: layer.type, ...hashedAttributes, Properties: properties } },
    },
  ];
}

/** The properties with the defaults of the parameters that its texts refer to. */
function withTexts({ properties }: SamResource, template: TemplateDocument): { readonly [name: string]: Value } {
  const texts = ['LayerName', 'Description', 'LicenseInfo', 'RetentionPolicy'].map((name) => [name, resolved(properties[name], template)] as const);
  return { ...properties, ...present(Object.fromEntries(texts)) };
}
