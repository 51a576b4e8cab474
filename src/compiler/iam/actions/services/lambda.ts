import { need, unsure } from '../need.js';
import { readFunction } from '../readers.js';
import type { ServiceRules, TypeRule } from '../service-rules.js';
import { anything, from, fromRuntime } from '../source.js';

const name = from('FunctionName', { read: readFunction });
const format = 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}';

/** A version or an alias is checked on an ARN of its own, which the one of the function does not include. */
const functions: TypeRule = [
  { format, from: { FunctionName: name }, when: unsure('Qualifier') },
  { format: `${format}:\${Qualifier}`, from: { FunctionName: name, Qualifier: from('Qualifier') } },
];

const execution = 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}';

/** "Actions, resources, and condition keys for AWS Lambda", and the operations' pages in the API Reference. */
export const lambda = (): ServiceRules => ({
  prefix: 'lambda',
  types: {
    capacityProvider: [{ from: { CapacityProviderName: from('CapacityProviderName') } }],
    'code signing config': [{ format: '${Arn}', from: { Arn: from('CodeSigningConfigArn') } }],
    'durable execution': [{ format: execution, from: { FunctionName: fromRuntime('DurableExecutionArn') } }],
    eventSourceMapping: [{ from: { UUID: fromRuntime('UUID') } }],
    function: functions,
    'function alias': functions,
    'function version': [],
    layer: [{ from: { LayerName: from('LayerName') } }],
    layerVersion: [{ from: { LayerName: from(['LayerName', 'Arn']), LayerVersion: anything } }],
  },
  operations: {
    GetLayerVersionByArn: [need('lambda:GetLayerVersion', { on: [{ format: '${Arn}', from: { Arn: from('Arn') } }] })],
    Invoke: [need('lambda:InvokeFunction')],
    InvokeWithResponseStream: [need('lambda:InvokeFunction')],
    ListTags: byResource('ListTags'),
    PutFunctionCodeSigningConfig: [need('lambda:PutFunctionCodeSigningConfig', { types: ['function', 'code signing config'] })],
    TagResource: byResource('TagResource'),
    UntagResource: byResource('UntagResource'),
  },
});

function byResource(action: string): readonly [ReturnType<typeof need>] {
  return [need(`lambda:${action}`, { on: [{ format: '${Arn}', from: { Arn: from('Resource') } }] })];
}
