import { entriesOf } from '../cloudformation/branch.js';
import { live } from '../cloudformation/intrinsic.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { Value } from '../cloudformation/template.js';
import { encryptedOwners } from '../iam/actions/encrypted-owners.js';
import { type KeyRights, keyRights } from '../iam/actions/key-rights.js';
import { readName } from '../iam/actions/read-name.js';
import { resolveValue } from '../iam/actions/resolve-text.js';
import type { RightsContext } from '../iam/actions/rights-context.js';
import { writeArn } from '../iam/actions/write-arn.js';
import type { AppFunction } from './app-function.js';
import { polledArn, polledKind } from './event-source.js';
import type { RoleInputs } from './role-inputs.js';

/** Rights on keys, with what is done with them. */
export interface ServiceKeys extends KeyRights {
  readonly actions: readonly string[];
}

const read = 'kms:Decrypt';
const write = 'kms:GenerateDataKey';

/**
 * The keys that Lambda uses with the role of a function: those of the queue or stream that it polls, of the queues, topics and buckets that it sends
 * results to, and of the function's environment variables.
 *
 * @see "Configuring execution role permissions" on the pages of the event sources in the AWS Lambda Developer Guide, "Key management" in those of
 * Amazon SQS and Amazon SNS, and "Securing Lambda environment variables"
 */
export function serviceKeys(role: string, fn: AppFunction, inputs: RoleInputs): ServiceKeys[] {
  const { resources, parameters } = inputs.stack();
  if (resources.size === 0) return [];
  const context: RightsContext = { variables: {}, resources, parameters, ask: (id) => inputs.ask(role, id), dataOf: () => undefined };
  const used = usedBy(fn, inputs, context).map(({ resource, actions }): ServiceKeys => {
    const owners = encryptedOwners([resource], referencesIn(resource), context);
    const encrypted = owners.flatMap(({ id, key }) => resolveValue(key, context, 0, 0).map((text) => ({ what: `'${id}'`, key: text })));
    return { ...keyRights(encrypted, actions, 0, context), actions };
  });
  return [...used, ...ofVariables(fn, context)];
}

interface Use {
  readonly resource: Value;
  readonly actions: readonly string[];
}

function usedBy({ logicalId, eventSource }: AppFunction, { mergedFunction }: RoleInputs, { resources }: RightsContext): Use[] {
  const declared = eventSource === null || polledKind(eventSource) === undefined ? [] : [live(polledArn(eventSource))];
  const polled = [...declared, ...mergedFunction(logicalId).polled.map(({ arn }) => arn)].map((arn) => ofConsumer(arn, resources));
  const failed = eventSource !== null && 'onFailure' in eventSource && eventSource.onFailure !== null ? [live(eventSource.onFailure)] : [];
  const destinations = mergedFunction(logicalId).destinations.map(({ type, arn }): Use => {
    return { resource: arn, actions: type === 'S3' || type === 'S3Bucket' ? [write] : [read, write] };
  });
  return [...polled.map((resource) => ({ resource, actions: [read] })), ...failed.map((resource) => ({ resource, actions: [read, write] })), ...destinations];
}

/** The stream of a consumer, if that is in the template. */
function ofConsumer(arn: Value, resources: RightsContext['resources']): Value {
  const consumer = referencesIn(arn)
    .map((id) => resources.get(id))
    .find((one) => one?.type === 'AWS::Kinesis::StreamConsumer');
  return consumer?.properties['StreamARN'] ?? arn;
}

/** The function itself names this key, so it need not be in the template. */
function ofVariables({ logicalId }: AppFunction, context: RightsContext): ServiceKeys[] {
  const key = entriesOf(context.resources.get(logicalId)?.properties).get('KmsKeyArn');
  const texts = key === undefined ? [] : resolveValue(key, context, 0, 0);
  const keys = texts.flatMap((text) => {
    const reading = readName({ text, member: 'KmsKeyArn', at: 0, context });
    return reading.kind === 'arn' ? [writeArn(reading.text, context)] : [];
  });
  return keys.length === 0 ? [] : [{ keys, told: [], actions: [read] }];
}
