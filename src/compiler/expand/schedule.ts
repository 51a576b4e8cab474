import { entriesOf } from '../cloudformation/branch.js';
import { getAtt } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { deadLetterConfig, deadLetterQueue, type SamEvent } from './event.js';
import type { EventTarget } from './event-target.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { pick, present } from './properties.js';
import { allow, inlinePolicy } from './policy.js';
import { trustIn } from './role.js';

const ofTheSchedule: readonly string[] = [
  'ScheduleExpression',
  'ScheduleExpressionTimezone',
  'FlexibleTimeWindow',
  'StartDate',
  'EndDate',
  'Description',
  'GroupName',
  'KmsKeyArn',
  'State',
];

/** The resources of a `ScheduleV2` event: a schedule of EventBridge Scheduler, and the role that it assumes. */
export function scheduleV2(owner: EventTarget, id: string, event: SamEvent): PlainResource[] {
  const { properties } = event;
  const { Name: name, OmitName: isNameless, RoleArn: role } = properties;
  const roleId = `${id}Role`;
  const deadLetter = deadLetterConfig(id, properties['DeadLetterConfig']);
  return [
    addedResource(owner, id, 'AWS::Scheduler::Schedule', {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ...pick(properties, ofTheSchedule),
      ...(isNameless === true ? {} : { Name: name ?? id }),
      Target: { Arn: owner.target.arn, RoleArn: role ?? getAtt(roleId, 'Arn'), ...pick(properties, ['Input', 'RetryPolicy']), ...deadLetter },
    }),
    ...deadLetterQueue(owner, id, event),
    ...(role === undefined ? [scheduleRole(owner, id, event, entriesOf(deadLetter['DeadLetterConfig']).get('Arn'))] : []),
  ];
}

function scheduleRole(owner: EventTarget, id: string, { properties }: SamEvent, queue: Value | undefined): PlainResource {
  const { arn } = owner.target;
  const isFunction = owner.type === 'AWS::Serverless::Function';
  return addedResource(
    owner,
    `${id}Role`,
    'AWS::IAM::Role',
    present({
      AssumeRolePolicyDocument: trustIn('scheduler'),
      Policies: [
        isFunction
          ? inlinePolicy(`${id}LambdaPolicy`, [allow('lambda:InvokeFunction', arn)])
          : inlinePolicy(`${id}StartExecutionPolicy`, [allow('states:StartExecution', arn)]),
        ...(queue === undefined ? [] : [inlinePolicy(`${id}SQSPolicy`, [allow('sqs:SendMessage', queue)])]),
      ],
      PermissionsBoundary: properties['PermissionsBoundary'],
    }),
  );
}
