import { getAtt } from '../cloudformation/intrinsic.js';
import { deadLetterQueue, type SamEvent } from './event.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import { trustIn } from './role.js';
import type { SamResource } from './sam-resource.js';

/** The resources of a `ScheduleV2` event: a schedule of EventBridge Scheduler, and the role that it assumes. */
export function scheduleV2(owner: SamResource, id: string, event: SamEvent): PlainResource[] {
  const { Name: name, OmitName: isNameless, RoleArn: role, PermissionsBoundary: boundary } = event.properties;
  const roleId = `${id}Role`;
  return [
    addedResource(owner, id, 'AWS::Scheduler::Schedule', {
      ...pick(event.properties, [
        'ScheduleExpression',
        'ScheduleExpressionTimezone',
        'FlexibleTimeWindow',
        'StartDate',
        'EndDate',
        'Description',
        'GroupName',
        'KmsKeyArn',
        'State',
      ]),
      ...(isNameless === true ? {} : { Name: name ?? id }),
      Target: { RoleArn: role ?? getAtt(roleId, 'Arn') },
    }),
    ...deadLetterQueue(owner, id, event),
    ...(role === undefined
      ? [
          addedResource(owner, roleId, 'AWS::IAM::Role', {
            AssumeRolePolicyDocument: trustIn('scheduler'),
            ...(boundary !== undefined && { PermissionsBoundary: boundary }),
          }),
        ]
      : []),
  ];
}
