import { need } from '../need.js';
import type { ServiceRules, TypeRule } from '../service-rules.js';
import { readMachine } from '../readers.js';
import { from, fromRuntime } from '../source.js';

const execution: TypeRule = [{ format: 'arn:${Partition}:states:${Region}:${Account}:execution:${Name}', from: { Name: fromRuntime('executionArn') } }];
const express: TypeRule = [{ format: 'arn:${Partition}:states:${Region}:${Account}:express:${Name}', from: { Name: fromRuntime('executionArn') } }];

function machine(member: string): TypeRule {
  return [{ format: 'arn:${Partition}:states:${Region}:${Account}:stateMachine:${Name}', from: { Name: from(member, { read: readMachine }) } }];
}

/** "Actions, resources, and condition keys for AWS Step Functions", and "Authorization for versions and aliases" in the Developer Guide. Executions have ARNs that only AWS makes, so any execution of the account is meant. */
export const states = (): ServiceRules => ({
  prefix: 'states',
  types: {
    activity: [{ from: { ActivityName: from(['activityArn', 'name']) } }],
    execution,
    express,
    maprun: [{ format: 'arn:${Partition}:states:${Region}:${Account}:mapRun:${Name}', from: { Name: fromRuntime('mapRunArn') } }],
    statemachine: [{ from: { StateMachineName: from(['stateMachineArn', 'stateMachineAliasArn', 'stateMachineVersionArn', 'name'], { read: readMachine }) } }],
  },
  operations: {
    CreateStateMachineAlias: [need('states:CreateStateMachineAlias', { on: machine('routingConfiguration[].stateMachineVersionArn') })],
    ListExecutions: [need('states:ListExecutions', { types: ['statemachine', 'maprun'] })],
    PublishStateMachineVersion: [need('states:PublishStateMachineVersion', { types: ['statemachine'] })],
    StartExecution: [need('states:StartExecution', { on: machine('stateMachineArn') })],
    StartSyncExecution: [need('states:StartSyncExecution', { on: machine('stateMachineArn') })],
  },
});
