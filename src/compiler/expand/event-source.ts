import { isMap } from '../cloudformation/branch.js';
import { getAtt, ref, sub } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { portableArn, stackArn } from './arn.js';
import { eventOf, eventRule, eventSourceMapping, invokePermission, ruleDeadLetterQueue, type SamEvent, targetId } from './event.js';
import type { EventTarget } from './event-target.js';
import { implicitHttpApi, implicitRestApi, linkedApi } from './implicit-api.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { pick, present } from './properties.js';
import { eventId, eventPermissionId, withText } from './sam-logical-id.js';
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
export function expandEventSource(fn: EventTarget, key: string, entry: Value, template: TemplateDocument): PlainResource[] {
  const event = eventOf(entry);
  return isKnown(event.type) ? expandEvent(fn, key, event.type, event, template) : [];
}

function expandEvent(fn: EventTarget, key: string, type: FunctionEvent, event: SamEvent, template: TemplateDocument): PlainResource[] {
  const id = eventId(fn.logicalId, key);
  const { properties } = event;
  switch (type) {
    case 'SQS':
    case 'Kinesis':
    case 'DynamoDB':
    case 'MSK':
    case 'MQ':
    case 'SelfManagedKafka':
    case 'DocumentDB':
      return [eventSourceMapping(fn, id, event)];
    case 'SNS':
      return snsEvent(fn, id, event, template);
    case 'Schedule':
    case 'CloudWatchEvent':
    case 'EventBridgeRule':
      return [
        eventRule(fn, id, event, { Id: targetId(id, 'LambdaTarget', event) }),
        invokePermission(fn, `${id}Permission`, { Principal: 'events.amazonaws.com', SourceArn: getAtt(id, 'Arn') }),
        ...ruleDeadLetterQueue(fn, id, event),
      ];
    case 'ScheduleV2':
      return scheduleV2(fn, id, event);
    case 'CloudWatchLogs':
      return logSubscription(fn, id, event);
    case 'IoTRule':
      return iotRule(fn, id, event);
    case 'Cognito': {
      const { UserPool: pool = '' } = properties;
      const SourceArn = getAtt(textOf(idOf(pool)), 'Arn');
      return [invokePermission(fn, `${fn.target.logicalId}CognitoPermission`, { Principal: 'cognito-idp.amazonaws.com', SourceArn })];
    }
    case 'S3':
      return [invokePermission(fn, eventPermissionId(fn.logicalId, key), { Principal: 's3.amazonaws.com', SourceAccount: ref('AWS::AccountId') })];
    case 'AlexaSkill':
      return [invokePermission(fn, eventPermissionId(fn.logicalId, key), { Principal: 'alexa-appkit.amazon.com', EventSourceToken: properties['SkillId'] })];
    case 'HttpApi':
      return httpPermission(fn, eventPermissionId(fn.logicalId, key), event);
    case 'Api':
      return [
        invokePermission(fn, withText(`${id}Permission`, permittedStage(event, template)), {
          Principal: 'apigateway.amazonaws.com',
          SourceArn: stackArn('execute-api', `\${__ApiId__}/\${__Stage__}/${methodOf(properties['Method'])}${pathOf(properties['Path'])}`, {
            __ApiId__: properties['RestApiId'] ?? ref(implicitRestApi),
            __Stage__: '*',
          }),
        }),
      ];
  }
}

function logSubscription(fn: EventTarget, id: string, { properties }: SamEvent): PlainResource[] {
  const { LogGroupName: group = '' } = properties;
  const SourceArn = stackArn('logs', 'log-group:${__LogGroupName__}:*', { __LogGroupName__: group });
  const permission = invokePermission(fn, `${id}Permission`, { Principal: 'logs.amazonaws.com', SourceArn });
  const filter = addedResource(fn, id, 'AWS::Logs::SubscriptionFilter', {
    ...pick(properties, ['LogGroupName', 'FilterPattern']),
    DestinationArn: fn.target.arn,
  });
  return [permission, { ...filter, attributes: { ...filter.attributes, DependsOn: [permission.logicalId] } }];
}

function iotRule(fn: EventTarget, id: string, { properties }: SamEvent): PlainResource[] {
  const { Sql, AwsIotSqlVersion } = properties;
  const payload = present({ Sql, RuleDisabled: false, Actions: [{ Lambda: { FunctionArn: fn.target.arn } }], AwsIotSqlVersion });
  return [
    invokePermission(fn, `${id}Permission`, {
      Principal: 'iot.amazonaws.com',
      SourceArn: stackArn('iot', 'rule/${RuleName}', { RuleName: ref(id) }),
      SourceAccount: sub('${AWS::AccountId}'),
    }),
    addedResource(fn, id, 'AWS::IoT::TopicRule', { TopicRulePayload: payload }),
  ];
}

/** An event with neither path nor method is the API's default route. */
function httpPermission(fn: EventTarget, id: string, { properties }: SamEvent): PlainResource[] {
  const { Path: path = '$default', Method: method = 'any', ApiId: api = ref(implicitHttpApi) } = properties;
  // Of the variables that take the rest of a path, SAM knows only this one here.
  const shown = path === '$default' ? '' : pathOf(path, /\{(?:[a-zA-Z0-9._-]+|proxy\+)\}/g);
  const SourceArn = portableArn('execute-api', `\${__ApiId__}/\${__Stage__}/${methodOf(method)}${shown}`, { __ApiId__: api, __Stage__: '*' });
  return [invokePermission(fn, id, { Principal: 'apigateway.amazonaws.com', SourceArn })];
}

function methodOf(method: Value | undefined): string {
  const text = textOf(method).toLowerCase();
  return text === 'any' || text === 'x-amazon-apigateway-any-method' ? '*' : text.toUpperCase();
}

/** A path as permissions have it: without the slash at its end, and with `*` for each variable. */
function pathOf(path: Value | undefined, variables: RegExp = /\{[a-zA-Z0-9._-]+\+?\}/g): string {
  return textOf(path)
    .replace(/^(.+)\/$/, '$1')
    .replaceAll(variables, '*');
}

function idOf(value: Value): Value {
  return isMap(value) ? (value['Ref'] ?? '') : value;
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
