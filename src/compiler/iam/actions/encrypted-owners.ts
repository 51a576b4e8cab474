import { isMap } from '../../cloudformation/branch.js';
import { distinct } from '../../cloudformation/distinct.js';
import { referencesIn } from '../../cloudformation/reference.js';
import type { Value } from '../../cloudformation/template.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import { keyOf } from './encrypted-resource.js';
import { resolveValue } from './resolve-text.js';
import type { RightsContext } from './rights-context.js';
import { templateType } from './template-names.js';
import type { Text } from './text.js';
import { writeArn } from './write-arn.js';

/** A resource of the template, and the key that it is encrypted with. */
export interface EncryptedOwner {
  readonly id: string;
  readonly key: Value;
}

/**
 * The encrypted resources of the template that rights are about: those that `used`, which are resources of statements, refer to, those that have the name in their ARNs, and `circles`,
 * to which the policy cannot refer.
 */
export function encryptedOwners(used: readonly Value[], circles: readonly string[], context: RightsContext): EncryptedOwner[] {
  const encrypted = encryptedOf.get(context.resources) ?? encryptedIn(context.resources);
  if (encrypted.length === 0) return [];
  const referred = new Set([...used.flatMap(referencesIn), ...circles]);
  const arns = distinct(used.map(plainText));
  const isUsed = (id: string, resource: PlainResource): boolean =>
    referred.has(id) || namesOf(resource, context).some((name) => arns.some((arn) => isNamed(arn, name, resource, context)));
  return encrypted.flatMap(({ id, key, resource }) => (isUsed(id, resource) ? [{ id, key }] : []));
}

interface Encrypted extends EncryptedOwner {
  readonly resource: PlainResource;
}

/** Of each stage, which all of its calls are asked with. */
const encryptedOf = new WeakMap<RightsContext['resources'], readonly Encrypted[]>();

function encryptedIn(resources: RightsContext['resources']): readonly Encrypted[] {
  const found = [...resources].flatMap(([id, resource]) => {
    const key = keyOf(resource);
    return key === undefined ? [] : [{ id, key, resource }];
  });
  encryptedOf.set(resources, found);
  return found;
}

function namesOf({ type, properties }: PlainResource, context: RightsContext): Text[] {
  const property = templateType(type)?.name;
  const name = property === undefined ? undefined : properties[property];
  return name === undefined ? [] : resolveValue(name, context, 0, 0);
}

/** An ARN has the name at its end, before the key of an object, or before what Secrets Manager adds. */
function isNamed(arn: string, name: Text, { type }: PlainResource, context: RightsContext): boolean {
  const service = type.split('::')[1]!.toLowerCase();
  if (!arn.includes(`:${service}:`)) return false;
  return [':', '/'].some((separator) => {
    const start = plainText(writeArn([separator, ...name], context));
    const ends = arn.split(start).slice(1);
    return ends.some((rest) => rest === '' || rest.startsWith('/') || rest === '-??????');
  });
}

/** The text of an ARN, with `${…}` where it refers to something. Nothing for what has no text of its own. */
function plainText(resource: Value): string {
  if (typeof resource === 'string') return resource;
  const sub = isMap(resource) ? resource['Fn::Sub'] : undefined;
  return typeof sub === 'string' ? sub : '';
}
