import { need } from '../need.js';
import type { Need, ServiceRules, TypeRule } from '../service-rules.js';
import { from } from '../source.js';

const stream: TypeRule = [{ from: { StreamName: from(['StreamARN', 'StreamName']) } }];
const format = 'arn:${Partition}:kinesis:${Region}:${Account}:stream/${StreamName}';

/** The stream is optional in the input, as the iterator tells it; the right is on the stream all the same. */
const iterated: TypeRule = [{ format, from: { StreamName: from(['StreamARN', 'StreamName'], { absent: '*' }) } }];

/** Streams, their consumers and channels have policies and tags alike. */
function byArn(action: string): readonly Need[] {
  return [need(`kinesis:${action}`, { on: [{ format: '${Arn}', from: { Arn: from('ResourceARN') } }] })];
}

/** "Actions, resources, and condition keys for Amazon Kinesis Data Streams", and the operations' pages in the API Reference. */
export const kinesis = (): ServiceRules => ({
  prefix: 'kinesis',
  types: {
    channel: [{ format: '${Arn}', from: { Arn: from('ChannelARN') } }],
    consumer: [
      { format: '${Arn}', from: { Arn: from('ConsumerARN') } },
      { format: `${format}/consumer/\${ConsumerName}:*`, from: { StreamName: from('StreamARN'), ConsumerName: from('ConsumerName') } },
    ],
    kmsKey: [],
    stream,
  },
  operations: {
    CreateChannel: [need('kinesis:CreateChannel', { types: [] })],
    CreateStream: [need('kinesis:CreateStream', { types: ['stream'] })],
    DeleteResourcePolicy: byArn('DeleteResourcePolicy'),
    GetRecords: [need('kinesis:GetRecords', { on: iterated })],
    GetResourcePolicy: byArn('GetResourcePolicy'),
    ListShards: [need('kinesis:ListShards', { on: iterated })],
    ListTagsForResource: byArn('ListTagsForResource'),
    PutResourcePolicy: byArn('PutResourcePolicy'),
    StartStreamEncryption: [need('kinesis:StartStreamEncryption', { types: ['stream'] })],
    StopStreamEncryption: [need('kinesis:StopStreamEncryption', { types: ['stream'] })],
    SubscribeToShard: [need('kinesis:SubscribeToShard', { types: ['consumer'] })],
    TagResource: byArn('TagResource'),
    UntagResource: byArn('UntagResource'),
  },
});
