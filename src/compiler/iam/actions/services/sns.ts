import { need, seen } from '../need.js';
import type { ServiceRules } from '../service-rules.js';
import { from } from '../source.js';

/** "Amazon SNS API permissions: Actions and resources reference" in the Developer Guide. Phone numbers and endpoints of apps are no topics. */
export const sns = (): ServiceRules => ({
  prefix: 'sns',
  types: { topic: [{ from: { TopicName: from(['TopicArn', 'ResourceArn']) } }] },
  operations: {
    CreateTopic: [need('sns:CreateTopic', { on: [{ format: 'arn:${Partition}:sns:${Region}:${Account}:${TopicName}', from: { TopicName: from('Name') } }] })],
    GetSubscriptionAttributes: [need('sns:GetSubscriptionAttributes', { types: [] })],
    Publish: [
      need('sns:Publish', {
        on: [{ format: 'arn:${Partition}:sns:${Region}:${Account}:${TopicName}', from: { TopicName: from(['TopicArn', 'TargetArn']) } }],
        isOptional: true,
      }),
      // IAM has no resource for a phone number.
      need('sns:Publish', { types: [], when: seen('PhoneNumber') }),
    ],
    PublishBatch: [need('sns:Publish')],
    SetSubscriptionAttributes: [need('sns:SetSubscriptionAttributes', { types: [] })],
    Unsubscribe: [need('sns:Unsubscribe', { types: [] })],
  },
});
