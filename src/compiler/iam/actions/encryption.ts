import { distinct } from '../../cloudformation/distinct.js';
import type { SdkCall } from '../calls/sdk-call.js';
import { encryptedOwners } from './encrypted-owners.js';
import { encryptedUses } from './encrypted-resource.js';
import { type Input, valuesAt } from './input.js';
import { keyRights } from './key-rights.js';
import { resolveText, resolveValue } from './resolve-text.js';
import type { Right, Rights } from './right.js';
import type { RightsContext } from './rights-context.js';

/**
 * The rights on keys with which a resource of the template, or a file, is encrypted: its service uses the key as who calls.
 *
 * @param circles Logical IDs of the resources that the call is about, though the policy cannot refer to them.
 */
export function encryptionRights(call: SdkCall, rights: readonly Right[], circles: readonly string[], input: Input, context: RightsContext): Rights {
  const actions = encryptedUses(call);
  if (actions.length === 0) return { rights: [], problems: [] };
  const { at } = input;
  const owners = encryptedOwners(
    rights.map(({ resource }) => resource),
    circles,
    context,
  );
  const owned = owners.flatMap(({ id, key }) => resolveValue(key, context, at, 0).map((text) => ({ what: `'${id}'`, key: text })));
  const given = valuesAt(input, 'SSEKMSKeyId').flatMap((value) => (value.kind === 'text' ? resolveText(value, context, at) : []));
  const { keys, told } = keyRights([...owned, ...given.map((key) => ({ what: `what ${call.operation} writes`, key }))], actions, at, context);
  return {
    rights: keys.flatMap((resource) => actions.map((action) => ({ action, resource, call }))),
    problems: distinct(
      told.map(({ message, fix, ...byHand }) => ({ code: 'sdk-key' as const, at, message, fix, byHand, call })),
      ({ message, fix }) => [message, fix],
    ),
  };
}
