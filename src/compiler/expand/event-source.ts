import { ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { eventOf, eventRule, eventSourceMapping, invokePermission, ruleDeadLetterQueue, type SamEvent } from './event.js';
import { implicitRestApi, linkedApi } from './implicit-api.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import { eventId, eventPermissionId, withText } from './sam-logical-id.js';
import type { SamResource } from './sam-resource.js';
import { scheduleV2 } from './schedule.js';
import { snsEvent } from './sns-event.js';

/** The types of events that a function may have. */
export const functionEvents = [
  'SQS',
  'Kinesis',
  'DynamoDB',
  'MSK',
  'MQ',
  'SelfManagedKafka',
  'DocumentDB',
  'SNS',
  'S3',
  'Schedule',
  'ScheduleV2',
  'CloudWatchEvent',
  'EventBridgeRule',
  'CloudWatchLogs',
  'IoTRule',
  'AlexaSkill',
  'Cognito',
  'Api',
  'HttpApi',
] as const;

export type FunctionEvent = (typeof functionEvents)[number];

/** The resources that SAM generates for an entry in a function's `Events`; none for an unknown type. */
export function expandEventSource(fn: SamResource, key: string, entry: Value, template: TemplateDocument): PlainResource[] {
  const event = eventOf(entry);
  return isKnown(event.type) ? expandEvent(fn, key, event.type, event, template) : [];
}

function expandEvent(fn: SamResource, key: string, type: FunctionEvent, event: SamEvent, template: TemplateDocument): PlainResource[] {
  const id = eventId(fn.logicalId, key);
  switch (type) {
    case 'SQS':
    case 'Kinesis':
    case 'DynamoDB':
    case 'MSK':
    case 'MQ':
    case 'SelfManagedKafka':
    case 'DocumentDB':
      return [eventSourceMapping(fn, id, event.properties)];
    case 'SNS':
      return snsEvent(fn, id, event);
    case 'Schedule':
    case 'CloudWatchEvent':
    case 'EventBridgeRule':
      return [eventRule(fn, id, event), invokePermission(fn, `${id}Permission`), ...ruleDeadLetterQueue(fn, id, event)];
    case 'ScheduleV2':
      return scheduleV2(fn, id, event);
    case 'CloudWatchLogs':
      return [
        invokePermission(fn, `${id}Permission`),
        addedResource(fn, id, 'AWS::Logs::SubscriptionFilter', pick(event.properties, ['LogGroupName', 'FilterPattern'])),
      ];
    case 'IoTRule':
      return [invokePermission(fn, `${id}Permission`), addedResource(fn, id, 'AWS::IoT::TopicRule')];
    case 'Cognito':
      return [invokePermission(fn, `${fn.logicalId}CognitoPermission`)];
    case 'S3':
    case 'AlexaSkill':
    case 'HttpApi':
      return [invokePermission(fn, eventPermissionId(fn.logicalId, key))];
    case 'Api':
      return [invokePermission(fn, withText(`${id}Permission`, permittedStage(event, template)))];
  }
}

/** Each API Gateway stage has its own permission. Its logical ID includes the stage's name if it is known. */
function permittedStage({ properties }: SamEvent, template: TemplateDocument): string {
  const api = linkedApi(properties['RestApiId'] ?? ref(implicitRestApi), template);
  if (api === undefined) return 'AllStages';
  return typeof api['StageName'] === 'string' ? api['StageName'] : 'Stage';
}

function isKnown(type: string): type is FunctionEvent {
  return (functionEvents as readonly string[]).includes(type);
}
