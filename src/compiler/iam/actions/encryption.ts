import { distinct } from '../../cloudformation/distinct.js';
import { isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { textOf } from '../../cloudformation/text-of.js';
import type { SdkCall } from '../calls/sdk-call.js';
import { encryptedOwners } from './encrypted-owners.js';
import { encryptedUses } from './encrypted-resource.js';
import { readKey } from './readers.js';
import { type Input, valuesAt } from './input.js';
import type { Reading } from './read-name.js';
import { resolveText, resolveValue } from './resolve-text.js';
import type { Right, Rights, RightsProblem } from './right.js';
import type { RightsContext } from './rights-context.js';
import { literal, startsWith, type Text } from './text.js';
import { cannotRefer } from './rights-problem.js';
import { writeArn } from './write-arn.js';

/**
 * The rights on keys with which a resource of the template, or a file, is encrypted: its service uses the key as who calls. AWS's own keys
 * (`alias/aws/…`) need no right. A key that is not in the template, or to which the policy cannot refer, is only told of.
 *
 * @param circles Logical IDs of the resources that the call is about, though the policy cannot refer to them.
 */
export function encryptionRights(call: SdkCall, rights: readonly Right[], circles: readonly string[], input: Input, context: RightsContext): Rights {
  const actions = encryptedUses(call);
  if (actions.length === 0) return { rights: [], problems: [] };
  const keys = encryptedOwners(rights, circles, context).flatMap(({ id, key }) => resolveValue(key, context, input.at, 0).map((text) => ({ text, owner: id })));
  const given = valuesAt(input, 'SSEKMSKeyId').flatMap((value) => (value.kind === 'text' ? resolveText(value, context, input.at) : []));
  const found = [...keys, ...given.map((text) => ({ text, owner: undefined }))].flatMap(({ text, owner }) =>
    [readKey({ text, member: 'KeyId', at: input.at, context })].flat().map((reading) => ({ reading, text, owner })),
  );
  const granted = found.flatMap(({ reading }) => (isOwnKey(reading, context) ? rightsOn(reading, actions, call, context) : []));
  const others = found.filter(({ reading, text }) => !isOwnKey(reading, context) && !isOfAws(text));
  return {
    rights: granted,
    problems: distinct(
      others.map(({ reading, text, owner }) => {
        const circle = reading.kind === 'untold' ? reading.untold.circle : undefined;
        const encrypted = owner === undefined ? `what ${call.operation} writes` : `'${owner}'`;
        return circle === undefined
          ? describeKey(text, encrypted, actions, call, input.at, context)
          : describeCircle(circle, encrypted, actions, call, input.at);
      }),
      ({ message, fix }) => [message, fix],
    ),
  };
}

type OwnKey = Extract<Reading, { readonly kind: 'arn' }>;

function isOwnKey(reading: Reading, { resources }: RightsContext): reading is OwnKey {
  const [piece] = reading.kind === 'arn' ? reading.text : [];
  return typeof piece === 'object' && piece.kind === 'resource' && /^AWS::KMS::(Replica)?Key$/.test(resources.get(piece.id)?.type ?? '');
}

function isOfAws(text: Text): boolean {
  return text.length === 0 || startsWith(text, 'alias/aws/') || (literal(text)?.includes(':alias/aws/') ?? false);
}

function rightsOn({ text }: OwnKey, actions: readonly string[], call: SdkCall, context: RightsContext): Right[] {
  return actions.map((action) => ({ action, resource: writeArn(text, context), call }));
}

function describeCircle(circle: readonly string[], encrypted: string, actions: readonly string[], call: SdkCall, at: number): RightsProblem {
  return {
    code: 'sdk-key',
    at,
    message: `the role gets no right on the key of ${encrypted}: ${cannotRefer(circle)}`,
    fix: `see that the policy of '${circle[0]}' allows the role ${actions.join(' and ')}`,
    call,
  };
}

function describeKey(text: Text, encrypted: string, actions: readonly string[], call: SdkCall, at: number, context: RightsContext): RightsProblem {
  const key = text.some((piece) => typeof piece === 'object' && piece.kind === 'unknown') ? 'the ARN of the key' : writeArn(text, context);
  const resource: Value = typeof key === 'string' && !key.startsWith('arn:') ? 'the ARN of the key' : key;
  const statement = JSON.stringify({ Effect: 'Allow', Action: actions, Resource: isMap(resource) ? resource : textOf(resource) });
  return {
    code: 'sdk-key',
    at,
    message: `${encrypted} is encrypted with a key that is not in the template, so the role gets no right on it`,
    fix: `add ${statement} to "iam_policy_statements"`,
    call,
  };
}
