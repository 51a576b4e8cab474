import { entriesOf, isMap } from './branch.js';
import type { Value } from './template.js';

/** What adds a policy to roles, with the property that names them. */
const inlineTypes: { readonly [type: string]: string } = { 'AWS::IAM::RolePolicy': 'RoleName', 'AWS::IAM::Policy': 'Roles' };

/** A policy that a resource of its own adds to a role. */
export interface AttachedPolicy {
  /** Logical ID of the role. */
  readonly role: string;
  readonly document: Value | undefined;
}

/** The roles of this template to which a resource adds a policy that counts as one of theirs; none for any other resource. */
export function attachedInline(type: string, properties: { readonly [name: string]: Value }): AttachedPolicy[] {
  return Object.hasOwn(inlineTypes, type) ? attached(properties, inlineTypes[type]!) : [];
}

/** The roles of this template that get a managed policy. */
export function attachedManaged(type: string, properties: { readonly [name: string]: Value }): AttachedPolicy[] {
  return type === 'AWS::IAM::ManagedPolicy' ? attached(properties, 'Roles') : [];
}

function attached(properties: { readonly [name: string]: Value }, property: string): AttachedPolicy[] {
  const roles = [...entriesOf([properties[property] ?? []].flat<Value>()).values()];
  return roles.flatMap((role) => (isMap(role) && typeof role['Ref'] === 'string' ? [{ role: role['Ref'], document: properties['PolicyDocument'] }] : []));
}
