import type { ServiceRules } from '../service-rules.js';
import { anything, from } from '../source.js';

/**
 * "Actions, resources, and condition keys for AWS CloudFormation". The ARN of a stack ends with an ID that its name does not tell. What a stack makes, it
 * makes with the rights of who calls, or with the role that is passed: none of that is known here.
 */
export const cloudformation = (): ServiceRules => ({
  prefix: 'cloudformation',
  types: {
    changeset: [{ format: '${Arn}', from: { Arn: from('ChangeSetName') } }],
    stack: [{ from: { StackName: from(['StackName', 'StackId'], { absent: '*' }), Id: anything } }],
    stackset: [{ from: { StackSetName: from('StackSetName'), Id: anything } }],
    'stackset-target': [],
    type: [],
  },
});
