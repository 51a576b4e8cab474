import type { PlainResource } from './plain-resource.js';
import { idHash, jsonHash } from './sam-logical-id.js';

/** A resource with its logical ID as CloudFormation has it. */
export interface WholeResource {
  readonly id: string;
  readonly plain: PlainResource;
}

/** The hash is SAM's own for versions and layers whose code is uploaded; for deployments, SAM also counts the order of keys. */
export function withHash(plain: PlainResource): WholeResource {
  const { logicalId, type, properties, hashed } = plain;
  if (hashed === undefined) return { id: logicalId, plain };
  const id = `${logicalId}${idHash(hashed)}`;
  if (type !== 'AWS::ApiGateway::Deployment') return { id, plain };
  return { id, plain: { ...plain, properties: { ...properties, Description: `RestApi deployment id: ${jsonHash(hashed)}` } } };
}
