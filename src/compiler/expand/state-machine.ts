import { entriesOf, isMap } from '../cloudformation/branch.js';
import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { eventOf, eventRule, ruleDeadLetterQueue } from './event.js';
import { addedResource, mainResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import { ownRole, roleOf, trustIn } from './role.js';
import { eventId } from './sam-logical-id.js';
import type { SamResource } from './sam-resource.js';
import { scheduleV2 } from './schedule.js';
import { tagList } from './tag.js';

export const stateMachineEvents: readonly string[] = ['Schedule', 'ScheduleV2', 'CloudWatchEvent', 'EventBridgeRule', 'Api'];

/** A state machine, its role unless it names one, what `AutoPublishAlias` adds, and the resources of its events. */
export function expandStateMachine(machine: SamResource): PlainResource[] {
  const { logicalId, properties } = machine;
  const { Name: name, Type: type, Definition: definition, Logging: logging, Tracing: tracing, AutoPublishAlias: alias } = properties;
  const version = addedResource(machine, `${logicalId}Version`, 'AWS::StepFunctions::StateMachineVersion', { StateMachineArn: ref(logicalId) });
  return [
    mainResource(machine, 'AWS::StepFunctions::StateMachine', {
      ...(name !== undefined && { StateMachineName: name }),
      ...(type !== undefined && { StateMachineType: type }),
      ...(definition !== undefined && { Definition: definition }),
      ...(logging !== undefined && { LoggingConfiguration: logging }),
      ...(tracing !== undefined && { TracingConfiguration: tracing }),
      ...pick(properties, ['DefinitionSubstitutions']),
      RoleArn: roleOf(machine),
      Tags: tagList({ 'stateMachine:createdBy': 'SAM' }, properties['Tags']),
    }),
    ...ownRole(machine, trustIn('states')),
    ...(alias === undefined
      ? []
      : [
          { ...version, attributes: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', ...version.attributes } },
          addedResource(machine, `${logicalId}Alias${String(alias)}`, 'AWS::StepFunctions::StateMachineAlias', { Name: alias }),
        ]),
    ...[...entriesOf(properties['Events'])].flatMap(([key, event]) => (isMap(event) ? expandEvent(machine, key, event) : [])),
  ];
}

/** Each event has its own role to start the state machine. */
function expandEvent(machine: SamResource, key: string, entry: Value): PlainResource[] {
  const event = eventOf(entry);
  const id = eventId(machine.logicalId, key);
  const role = event.properties['RoleArn'];
  switch (event.type) {
    case 'ScheduleV2':
      return scheduleV2(machine, id, event);
    case 'Schedule':
    case 'CloudWatchEvent':
    case 'EventBridgeRule': {
      const rule = eventRule(machine, id, event);
      const target = { Arn: ref(machine.logicalId), RoleArn: role ?? getAtt(`${id}Role`, 'Arn') };
      return [
        { ...rule, properties: { ...rule.properties, Targets: [target] } },
        ...(role === undefined || event.type !== 'Schedule' ? [eventRole(machine, `${id}Role`, 'events')] : []),
        ...ruleDeadLetterQueue(machine, id, event),
      ];
    }
    case 'Api':
      return [eventRole(machine, `${id}Role`, 'apigateway')];
    default:
      return [];
  }
}

function eventRole(machine: SamResource, id: string, service: string): PlainResource {
  const { PermissionsBoundary: boundary } = machine.properties;
  return addedResource(machine, id, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: trustIn(service),
    ...(boundary !== undefined && { PermissionsBoundary: boundary }),
  });
}
