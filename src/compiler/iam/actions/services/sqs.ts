import { need, others, seen, unsure } from '../need.js';
import { readQueueUrl } from '../read-queue-url.js';
import type { ServiceRules } from '../service-rules.js';
import { from, fromRuntime } from '../source.js';

const owner = 'QueueOwnerAWSAccountId';

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
    // A queue of another account is named together with that account.
    GetQueueUrl: [
      need('sqs:GetQueueUrl', { when: unsure(owner) }),
      need('sqs:GetQueueUrl', {
        on: [{ format: 'arn:${Partition}:sqs:${Region}:${Owner}:${QueueName}', from: { Owner: from(owner), QueueName: from('QueueName') } }],
        when: seen(owner),
      }),
    ],
    ...others('sqs', {
      ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
      DeleteMessageBatch: 'DeleteMessage',
      SendMessageBatch: 'SendMessage',
    }),
  },
});
