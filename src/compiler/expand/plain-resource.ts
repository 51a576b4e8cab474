import type { Value } from '../cloudformation/template.js';
import { pick, type Properties } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** A resource as CloudFormation gets it from the SAM transform. */
export interface PlainResource {
  /** Without the hash that SAM may append: see `hashed`. */
  readonly logicalId: string;
  readonly type: string;
  /** Whole, and as they are before the code is uploaded. */
  readonly properties: Properties;
  /** All other attributes of the resource: `Condition`, `DependsOn`, `DeletionPolicy`. */
  readonly attributes: Properties;
  /** The logical ID of the template's resource that it was made from. */
  readonly origin: string;
  /**
   * What SAM hashes into the end of the logical ID, so that a change creates a new resource instead of updating this one:
   * versions, layers, deployments. References to it, in resources of the same origin, do not have the hash either.
   */
  readonly hashed?: Value;
}

/** Attributes that the resource of SAM's keeps. */
const keptAttributes: readonly string[] = ['DependsOn', 'DeletionPolicy', 'UpdatePolicy', 'Condition', 'UpdateReplacePolicy', 'Metadata'];

/** The resource that keeps the logical ID in the template. */
export function mainResource({ logicalId, attributes }: SamResource, type: string, properties: Properties): PlainResource {
  return { logicalId, type, properties, attributes: pick(attributes, keptAttributes), origin: logicalId };
}

/** Attributes that SAM copies to every resource that it generates. */
const copiedAttributes: readonly string[] = ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy'];

/** A resource that SAM generates in addition to the main one. */
export function addedResource({ logicalId: origin, attributes }: SamResource, logicalId: string, type: string, properties: Properties = {}): PlainResource {
  return { logicalId, type, properties, attributes: pick(attributes, copiedAttributes), origin };
}

/** The same, created after another. */
export function addedAfter(before: string, resource: PlainResource): PlainResource {
  return { ...resource, attributes: { ...resource.attributes, DependsOn: [before] } };
}
