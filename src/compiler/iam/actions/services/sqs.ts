import { need, others } from '../need.js';
import { readQueueUrl } from '../read-queue-url.js';
import type { ServiceRules } from '../service-rules.js';
import { from, fromRuntime } from '../source.js';

/** "Amazon SQS API permissions: Actions and resource reference" in the Developer Guide: batches need the action for one. */
export const sqs = (): ServiceRules => ({
  prefix: 'sqs',
  types: { queue: [{ from: { QueueName: from(['QueueUrl', 'QueueName', 'SourceArn'], { read: readQueueUrl }) } }] },
  operations: {
    CancelMessageMoveTask: [
      need('sqs:CancelMessageMoveTask', {
        on: [{ format: 'arn:${Partition}:sqs:${Region}:${Account}:${QueueName}', from: { QueueName: fromRuntime('TaskHandle') } }],
      }),
    ],
    ...others('sqs', {
      ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
      DeleteMessageBatch: 'DeleteMessage',
      SendMessageBatch: 'SendMessage',
    }),
  },
});
