import { entriesOf, isMap } from '../cloudformation/branch.js';
import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { awsPolicyArn } from './arn.js';
import { eventOf, eventRule, ruleDeadLetterQueue, targetId } from './event.js';
import { type EventTarget, refTarget } from './event-target.js';
import { addedResource, mainResource, type PlainResource } from './plain-resource.js';
import { allow, inlinePolicy, noPolicies } from './policy.js';
import { namesIn, omit, present } from './properties.js';
import { ownRole, roleArnOf, trustIn } from './role.js';
import { eventId } from './sam-logical-id.js';
import type { SamResource } from './sam-resource.js';
import { scheduleV2 } from './schedule.js';
import { definitionOf } from './state-machine-definition.js';
import { tagList, withTags } from './tag.js';

export const stateMachineEvents: readonly string[] = ['Schedule', 'ScheduleV2', 'CloudWatchEvent', 'EventBridgeRule', 'Api'];

/** Properties of SAM's that a state machine of Step Functions does not have, or has in another form. */
export const ownMachineProperties: ReadonlySet<string> = namesIn(`
  Name Type Definition DefinitionUri DefinitionSubstitutions Logging Tracing Tags PropagateTags Events Role RolePath PermissionsBoundary
  Policies AutoPublishAlias DeploymentPreference UseAliasAsEventTarget
`);

/** A state machine, its role unless it names one, what `AutoPublishAlias` adds, and the resources of its events. */
export function expandStateMachine(machine: SamResource): readonly PlainResource[] {
  const { properties } = machine;
  const { Name: name, Type: type, Logging: logging, Tracing: tracing, AutoPublishAlias: alias } = properties;
  const tags = tagList({ 'stateMachine:createdBy': 'SAM' }, properties['Tags']);
  const target = machineTarget(machine);
  const isTraced = isMap(tracing) && tracing['Enabled'] === true;
  const made = [
    mainResource(
      machine,
      'AWS::StepFunctions::StateMachine',
      present({
        ...omit(properties, ownMachineProperties),
        ...definitionOf(properties),
        StateMachineName: name,
        StateMachineType: type,
        LoggingConfiguration: logging,
        TracingConfiguration: tracing,
        RoleArn: roleArnOf(machine),
        Tags: tags,
      }),
    ),
    ...ownRole(machine, () => ({
      trust: trustIn('states'),
      before: noPolicies,
      after: isTraced ? { managed: [awsPolicyArn('AWSXrayWriteOnlyAccess')], inline: [] } : noPolicies,
      tags,
    })),
    ...(alias === undefined ? [] : published(machine, alias)),
    ...[...entriesOf(properties['Events'])].flatMap(([key, event]) => (isMap(event) ? expandEvent(target, key, event) : [])),
  ];
  return withTags(made, properties);
}

/** What the events of a state machine start. */
export function machineTarget(machine: SamResource): EventTarget {
  const { AutoPublishAlias: alias, UseAliasAsEventTarget: usesAlias } = machine.properties;
  return { ...machine, target: refTarget(alias !== undefined && usesAlias === true ? aliasId(machine.logicalId, alias) : machine.logicalId) };
}

function aliasId(machineId: string, alias: Value): string {
  return `${machineId}Alias${textOf(alias)}`;
}

/** A version for each revision, and an alias for the newest. */
function published(machine: SamResource, alias: Value): PlainResource[] {
  const { logicalId, properties } = machine;
  const version = addedResource(machine, `${logicalId}Version`, 'AWS::StepFunctions::StateMachineVersion', {
    StateMachineArn: ref(logicalId),
    StateMachineRevisionId: getAtt(logicalId, 'StateMachineRevisionId'),
  });
  const { DeploymentPreference: preference } = properties;
  const shift = isMap(preference) && Object.keys(preference).length > 0 ? preference : { Type: 'ALL_AT_ONCE' };
  return [
    { ...version, attributes: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', ...version.attributes } },
    addedResource(machine, aliasId(logicalId, alias), 'AWS::StepFunctions::StateMachineAlias', {
      Name: alias,
      DeploymentPreference: { ...shift, StateMachineVersionArn: ref(version.logicalId) },
    }),
  ];
}

/** Each event has its own role to start the state machine. */
function expandEvent(machine: EventTarget, key: string, entry: Value): PlainResource[] {
  const event = eventOf(entry);
  const id = eventId(machine.logicalId, key);
  const { RoleArn: role } = event.properties;
  switch (event.type) {
    case 'ScheduleV2':
      return scheduleV2(machine, id, event);
    case 'Schedule':
    case 'CloudWatchEvent':
    case 'EventBridgeRule': {
      // Only a schedule can name a role.
      const given = event.type === 'Schedule' ? role : undefined;
      return [
        eventRule(machine, id, event, { Id: targetId(id, 'StepFunctionsTarget', event), RoleArn: given ?? getAtt(`${id}Role`, 'Arn') }),
        ...(given === undefined ? [eventRole(machine, `${id}Role`, 'events')] : []),
        ...ruleDeadLetterQueue(machine, id, event),
      ];
    }
    case 'Api':
      return [eventRole(machine, `${id}Role`, 'apigateway')];
    default:
      return [];
  }
}

function eventRole(machine: EventTarget, id: string, service: string): PlainResource {
  return addedResource(
    machine,
    id,
    'AWS::IAM::Role',
    present({
      AssumeRolePolicyDocument: trustIn(service),
      Policies: [inlinePolicy(`${id}StartExecutionPolicy`, [allow('states:StartExecution', machine.target.arn)])],
      PermissionsBoundary: machine.properties['PermissionsBoundary'],
    }),
  );
}
