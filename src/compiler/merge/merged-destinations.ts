import { entriesOf, isMap } from '../cloudformation/branch.js';
import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import type { Properties } from '../expand/properties.js';

/** Where Lambda sends what came of an asynchronous invocation. */
export interface MergedDestination {
  /** `SQS`, `SNS`, `Lambda`, `EventBridge`, `S3Bucket`. */
  readonly type: string;
  readonly arn: Value;
  /** Whether SAM makes the queue or topic for it, which nothing else refers to. */
  readonly isMade: boolean;
}

/** What a function's `DeadLetterQueue` and `EventInvokeConfig` name. SAM gives only the roles that it makes itself the rights to send there. */
export function mergedDestinations(logicalId: string, properties: Properties): MergedDestination[] {
  const { DeadLetterQueue: queue, EventInvokeConfig: config } = properties;
  const outcomes = entriesOf(entriesOf(config).get('DestinationConfig'));
  return [
    ...(isMap(queue) ? destination(queue['Type'], queue['TargetArn'], undefined) : []),
    ...['OnSuccess', 'OnFailure'].flatMap((outcome) => {
      const given = outcomes.get(outcome);
      return isMap(given) ? destination(given['Type'], given['Destination'], `${logicalId}EventInvokeConfig${outcome}`) : [];
    }),
  ];
}

function destination(type: Value | undefined, arn: Value | undefined, id: string | undefined): MergedDestination[] {
  if (typeof type !== 'string') return [];
  if (arn !== undefined) return [{ type, arn, isMade: false }];
  if (id === undefined || (type !== 'SQS' && type !== 'SNS')) return [];
  return [{ type, arn: type === 'SQS' ? getAtt(`${id}Queue`, 'Arn') : ref(`${id}Topic`), isMade: true }];
}
