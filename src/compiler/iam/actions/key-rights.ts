import { isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { textOf } from '../../cloudformation/text-of.js';
import { readKey } from './readers.js';
import type { Reading } from './read-name.js';
import { cannotRefer } from './rights-problem.js';
import type { RightsContext } from './rights-context.js';
import { isHole, literal, startsWith, type Text } from './text.js';
import { writeArn } from './write-arn.js';

/** Something that is encrypted. */
export interface Encrypted {
  /** In words. */
  readonly what: string;
  readonly key: Text;
}

/** The keys on which a role gets the right to do what it does with what is encrypted, and those on which it does not. */
export interface KeyRights {
  /** As a statement's `Resource`. */
  readonly keys: readonly Value[];
  readonly told: readonly ToldKey[];
}

/** A key that is only told of. */
export interface ToldKey {
  readonly message: string;
  readonly fix: string;
  readonly actions: readonly string[];
  /** As a statement's `Resource`; undefined if the ARN of the key is not known. */
  readonly resource: Value | undefined;
}

/**
 * AWS's own keys (`alias/aws/…`) need no right. A key that is not in the template, or to which the policy cannot refer, is only told of.
 *
 * @param at the offset of the call in the code; 0 where there is none
 */
export function keyRights(encrypted: readonly Encrypted[], actions: readonly string[], at: number, context: RightsContext): KeyRights {
  const found = encrypted.flatMap(({ what, key }) => {
    return [readKey({ text: key, member: 'KeyId', at, context })].flat().map((reading) => ({ reading, key, what }));
  });
  const others = found.filter(({ reading, key }) => !isOwnKey(reading, context) && !isOfAws(key));
  return {
    keys: found.flatMap(({ reading }) => (isOwnKey(reading, context) ? [writeArn(reading.text, context)] : [])),
    told: others.map(({ reading, key, what }) => {
      const circle = reading.kind === 'untold' ? reading.untold.circle : undefined;
      return circle === undefined ? keyFromElsewhere(key, what, actions, context) : keyInCircle(circle, what, actions);
    }),
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

function keyInCircle(circle: readonly string[], what: string, actions: readonly string[]): ToldKey {
  return {
    message: `the role gets no right on the key of ${what}: ${cannotRefer(circle)}`,
    fix: `see that the policy of '${circle[0]}' allows the role ${actions.join(' and ')}`,
    actions,
    resource: undefined,
  };
}

function keyFromElsewhere(key: Text, what: string, actions: readonly string[], context: RightsContext): ToldKey {
  const arn = key.some(isHole) ? undefined : writeArn(key, context);
  const resource = typeof arn === 'string' && !arn.startsWith('arn:') ? undefined : arn;
  const shown = resource === undefined ? 'the ARN of the key' : isMap(resource) ? resource : textOf(resource);
  return {
    message: `${what} is encrypted with a key that is not in the template, so the role gets no right on it`,
    fix: `add ${JSON.stringify({ Effect: 'Allow', Action: actions, Resource: shown })} to "iam_policy_statements"`,
    actions,
    resource,
  };
}
