import { expect } from 'chai';
import { type Declare, handler } from '../model/modelled.js';
import { problemsWith, shown } from './merged.js';

const resources = `Resources:
  Table: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {StreamViewType: KEYS_ONLY}}}
  Topic: {Type: AWS::SNS::Topic}
  Queue: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 360}}
  Stream: {Type: AWS::Kinesis::Stream}
  Consumer: {Type: AWS::Kinesis::StreamConsumer}
  Own: {Type: Custom::Queue, Properties: {ServiceToken: x}}
`;

describe('the resource that an event comes from', () => {
  const fine: readonly [what: string, declare: Declare][] = [
    ['a queue', (app) => app.onSqsMessage('f', { queueArn: '${Queue.Arn}' }, handler)],
    ['a topic', (app) => app.onSnsMessage('f', { topic: '${Topic.TopicArn}' }, handler)],
    ['a topic by its name', (app) => app.onSnsMessage('f', { topic: '${Topic.TopicName}' }, handler)],
    ['a stream', (app) => app.onKinesisRecord('f', { stream: '${Stream.Arn}' }, handler)],
    ['a stream by its name', (app) => app.onKinesisRecord('f', { stream: '${Stream}' }, handler)],
    ["a table's stream", (app) => app.onDynamoDBRecord('f', { streamArn: '${Table.StreamArn}' }, handler)],
    ['a custom resource', (app) => app.onSqsMessage('f', { queueArn: '${Own.Arn}' }, handler)],
    ['a queue elsewhere', (app) => app.onSqsMessage('f', { queue: 'other' }, handler)],
  ];
  for (const [what, declare] of fine) it(`may be ${what}`, async () => expect((await problemsWith(declare, resources)).map(shown)).to.deep.equal([]));

  const wrong: readonly [what: string, declare: Declare, want: string][] = [
    [
      'a topic for a queue',
      (app) => app.onSqsMessage('f', { queueArn: '${Topic.TopicArn}' }, handler),
      "an event of the type SQS cannot come from 'Topic', which is AWS::SNS::Topic; name a resource of the type AWS::SQS::Queue",
    ],
    [
      'a table for its stream',
      (app) => app.onDynamoDBRecord('f', { streamArn: '${Table.Arn}' }, handler),
      "an event of the type DynamoDB comes from the StreamArn of 'Table', not from its Arn; use '${Table.StreamArn}'",
    ],
    [
      'a queue for a stream',
      (app) => app.onKinesisRecord('f', { stream: '${Queue.Arn}' }, handler),
      "an event of the type Kinesis cannot come from 'Queue', which is AWS::SQS::Queue; name a resource of the type AWS::Kinesis::Stream",
    ],
    [
      'the ARN of a topic for its name',
      (app) => app.onSnsMessage('f', { topic: '${Topic}' }, handler),
      "'${Topic}' is not the name of the topic; use '${Topic.TopicArn}'",
    ],
    [
      'the URL of a queue for its name',
      (app) => app.onSqsMessage('f', { queue: '${Queue}' }, handler),
      "'${Queue}' is not the name of the queue; use '${Queue.Arn}'",
    ],
  ];
  for (const [what, declare, want] of wrong) {
    it(`is told with its place: ${what}`, async () => {
      expect((await problemsWith(declare, resources)).map(shown)).to.deep.equal([`error event-source-target app.ts:1 ${want}`]);
    });
  }

  it('is told in the template that names it', async () => {
    const yaml = `${resources}  F: {Type: AWS::Serverless::Function, Properties: {Handler: a.b, Runtime: nodejs24.x, CodeUri: ., Events: {Q: {Type: SQS, Properties: {Queue: !Ref Queue}}}}}`;
    const [problem] = await problemsWith((app) => app.lambdaFunction('g', handler), yaml);
    expect(shown(problem!)).to.equal("error event-source-target m0.yaml:8:137 '${Queue}' is not the ARN of the queue; use '${Queue.Arn}'");
  });
});
