import type { Value } from '../cloudformation/template.js';
import { pick, type Properties } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** A resource as CloudFormation gets it from the SAM transform. */
export interface PlainResource {
  /** SAM's, without the hash that SAM may put behind it: see `hashed`. */
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Properties;
  /** All else of the resource: `Condition`, `DependsOn`, `DeletionPolicy`. */
  readonly attributes: Properties;
  /** The logical ID of the template's resource that it was made from. */
  readonly origin: string;
  /**
   * What SAM hashes into the end of the logical ID, so that a change makes another resource instead of changing this one:
   * versions, layers, deployments. The hash itself is not known before the code is uploaded.
   */
  readonly hashed?: Value;
}

/** The resource that keeps the logical ID of the template's. */
export function mainResource({ logicalId, attributes }: SamResource, type: string, properties: Properties): PlainResource {
  return { logicalId, type, properties, attributes, origin: logicalId };
}

/** SAM hands on these attributes to all that it makes. */
const handedOn: readonly string[] = ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy'];

/** A resource that SAM makes beside the main one. */
export function addedResource({ logicalId: origin, attributes }: SamResource, logicalId: string, type: string, properties: Properties = {}): PlainResource {
  return { logicalId, type, properties, attributes: pick(attributes, handedOn), origin };
}
