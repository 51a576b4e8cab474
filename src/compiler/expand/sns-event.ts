import { isMap, valueAt } from '../cloudformation/branch.js';
import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { eventSourceMapping, invokePermission, queuePolicy, type SamEvent } from './event.js';
import type { EventTarget } from './event-target.js';
import { resolved } from './parameter.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { pick, present } from './properties.js';

/** The resources of an `SNS` event: a subscription of the function, or of a queue in front of it. */
export function snsEvent(fn: EventTarget, id: string, { properties }: SamEvent, template: TemplateDocument): PlainResource[] {
  const { Topic: topic = '', SqsSubscription: queue = false } = properties;
  const subscription = (Protocol: string, Endpoint: Value): PlainResource =>
    addedResource(fn, id, 'AWS::SNS::Subscription', {
      TopicArn: topic,
      ...pick(properties, ['FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy', 'Region']),
      Protocol,
      Endpoint,
    });
  if (queue === false) {
    return [invokePermission(fn, `${id}Permission`, { Principal: 'sns.amazonaws.com', SourceArn: topic }), subscription('lambda', fn.target.arn)];
  }
  const given = isMap(queue) ? queue : {};
  const queueId = `${id}Queue`;
  const { QueueArn: queueArn = getAtt(queueId, 'Arn'), QueueUrl: queueUrl = ref(queueId), QueuePolicyLogicalId: policyId = `${id}QueuePolicy` } = given;
  const mapping = { Queue: queueArn, BatchSize: given['BatchSize'] ?? 10, Enabled: true };
  return [
    eventSourceMapping(fn, `${id}EventSourceMapping`, { type: 'SQS', properties: mapping }),
    ...(isMap(queue) ? [] : [addedResource(fn, queueId, 'AWS::SQS::Queue', present({ FifoQueue: isFifo(topic, template) ? true : undefined }))]),
    queuePolicy(fn, textOf(policyId), { queueArn, queueUrl, principal: '*', source: topic }),
    subscription('sqs', queueArn),
  ];
}

function isFifo(topic: Value, template: TemplateDocument): boolean {
  const id = isMap(topic) ? topic['Ref'] : undefined;
  return typeof id === 'string' && resolved(valueAt(template, ['Resources', id, 'Properties', 'FifoTopic']), template) === true;
}
