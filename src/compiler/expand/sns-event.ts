import { isMap } from '../cloudformation/branch.js';
import { getAtt } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { eventSourceMapping, invokePermission, type SamEvent } from './event.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** The resources of an `SNS` event: a subscription of the function, or of a queue in front of it. */
export function snsEvent(fn: SamResource, id: string, { properties }: SamEvent): PlainResource[] {
  const { Topic: topic, SqsSubscription: queue = false } = properties;
  const subscription = (Protocol: string, Endpoint: Value): PlainResource =>
    addedResource(fn, id, 'AWS::SNS::Subscription', {
      ...(topic !== undefined && { TopicArn: topic }),
      ...pick(properties, ['FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy', 'Region']),
      Protocol,
      Endpoint,
    });
  if (queue === false) return [invokePermission(fn, `${id}Permission`), subscription('lambda', getAtt(fn.logicalId, 'Arn'))];
  const { QueueArn: arn = getAtt(`${id}Queue`, 'Arn'), QueuePolicyLogicalId: policyId = `${id}QueuePolicy` } = isMap(queue) ? queue : {};
  return [
    eventSourceMapping(fn, `${id}EventSourceMapping`, { Queue: arn, BatchSize: 10, Enabled: true }),
    ...(isMap(queue) ? [] : [addedResource(fn, `${id}Queue`, 'AWS::SQS::Queue')]),
    addedResource(fn, String(policyId), 'AWS::SQS::QueuePolicy'),
    subscription('sqs', arn),
  ];
}
