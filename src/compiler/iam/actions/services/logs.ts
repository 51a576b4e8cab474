import { need } from '../need.js';
import { readLogGroup } from '../readers.js';
import type { ServiceRules, TypeRule } from '../service-rules.js';
import { anything, from, fromRuntime } from '../source.js';

const format = 'arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}';
const group = from(
  ['logGroupName', 'logGroupIdentifier', 'logGroupNames[]', 'logGroupIdentifiers[]', 'logGroupArnList[]', 'resourceIdentifier', 'resourceArn'],
  {
    read: readLogGroup,
  },
);

/** Some actions are checked on the group's ARN with `:*` at its end, others without. */
const groups: TypeRule = [
  { format, from: { LogGroupName: group } },
  { format: `${format}:*`, from: { LogGroupName: group } },
];
const anyGroup: TypeRule = [{ format, from: { LogGroupName: anything } }];
const delivery: TypeRule = [{ from: { DeliveryName: fromRuntime('id') } }];
const detector: TypeRule = [{ format: '${Arn}', from: { Arn: from('anomalyDetectorArn') } }];

/** "Actions, resources, and condition keys for Amazon CloudWatch Logs", and "CloudWatch Logs permissions reference" in the User Guide. */
export const logs = (): ServiceRules => ({
  prefix: 'logs',
  types: {
    'anomaly-detector': detector,
    delivery,
    'delivery-destination': [{ from: { DeliveryDestinationName: from(['deliveryDestinationArn', 'deliveryDestinationName', 'name']) } }],
    'delivery-source': [{ from: { DeliverySourceName: from(['deliverySourceName', 'name']) } }],
    destination: [{ from: { DestinationName: from(['destinationName', 'destinationArn']) } }],
    'log-group': groups,
    'log-stream': [{ from: { LogGroupName: group, LogStreamName: from('logStreamName') } }],
    'lookup-table': [{ from: { LookupTableName: from(['lookupTableArn', 'lookupTableName']) } }],
    'scheduled-query': [{ from: { ScheduledQueryId: from('identifier', { absent: '*' }) } }],
  },
  operations: {
    CreateDelivery: [
      need('logs:CreateDelivery', { types: ['delivery-destination', 'delivery-source'] }),
      need('logs:CreateDelivery', { on: [{ format: 'arn:${Partition}:logs:${Region}:${Account}:delivery:*', from: {} }] }),
    ],
    DeleteDeliverySource: [need('logs:DeleteDeliverySource', { types: ['delivery-source'] })],
    // What a query or a record belongs to is not in the call.
    GetLogRecord: [need('logs:GetLogRecord', { on: anyGroup })],
    GetQueryResults: [need('logs:GetQueryResults', { types: [] })],
    PutSubscriptionFilter: [need('logs:PutSubscriptionFilter', { types: ['log-group', 'destination'] })],
    UpdateDeliveryConfiguration: [need('logs:UpdateDeliveryConfiguration', { types: ['delivery'] })],
  },
});
