import { Chalice, type CloudWatchEvent, type LambdaContext } from 'tschalice';

export const app = new Chalice({ appName: 'events' });

/** What all events have; a context has more than is told, and methods. */
const common = ({ context, toDict }: { context: LambdaContext; toDict(): unknown }): object => ({ function: context.functionName, dict: toDict() });

const cloudWatch = ({ version, account, region, detail, detailType, source, time, eventId, resources, ...event }: CloudWatchEvent): object => {
  return { version, account, region, detail: detail as unknown, detailType, source, time, eventId, resources, ...common(event) };
};
app.schedule('scheduled', 'rate(1 hour)', cloudWatch);
app.schedule('scheduled_with_input', 'rate(1 hour)', { input: { a: 1 } }, ({ input, ...event }) => ({ input, ...common(event) }));
app.onCloudWatchEvent('on_event', { eventPattern: { source: ['aws.ec2'] } }, cloudWatch);
app.onS3Event('on_s3', { bucket: 'uploads' }, ({ bucket, key, ...event }) => ({ bucket, key, ...common(event) }));
app.onSnsMessage('on_sns', { topic: 'orders' }, ({ message, subject, messageAttributes, ...event }) => ({
  message,
  subject,
  messageAttributes,
  ...common(event),
}));
app.onSqsMessage('on_sqs', { queue: 'jobs' }, (event) => ({
  times: [...event].length,
  records: Array.from(event, ({ messageId, body, receiptHandle, ...record }) => ({ messageId, body, receiptHandle, ...common(record) })),
  ...common(event),
}));
app.onKinesisRecord('on_kinesis', { stream: 'clicks' }, (event) => ({
  records: Array.from(event, ({ data, sequenceNumber, partitionKey, schemaVersion, timestamp, ...record }) => {
    return { data: data && [...data], areBytes: data instanceof Uint8Array, sequenceNumber, partitionKey, schemaVersion, timestamp, ...common(record) };
  }),
  ...common(event),
}));
const streamArn = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-11-20T00:00:00.000';
app.onDynamoDBRecord('on_dynamodb', { streamArn }, (event) => ({
  records: Array.from(event, ({ context, toDict, ...record }) => ({ ...record, ...common({ context, toDict }) })),
  ...common(event),
}));

app.lambdaFunction('worker', (event, context) => ({ given: event, function: context.functionName }));
app.lambdaFunction('raw', async (event: { throw?: string; current?: true; nothing?: true }) => {
  if (event.throw !== undefined) throw new RangeError(event.throw);
  return event.nothing ? undefined : [app.currentRequest, app.lambdaContext?.functionName];
});

/** What a handler returns that reports failures, by the body of the first message. */
const reported: { readonly [kind: string]: (ids: readonly string[]) => unknown } = {
  nothing: () => undefined,
  null: () => null,
  'an empty list': () => [],
  'an identifier': () => ['m1'],
  'a set': () => new Set(['m3', 'm1']),
  'a text': () => 'm1',
  'the form of Lambda': () => ({ batchItemFailures: [{ itemIdentifier: 'm1' }] }),
  'a foreign identifier': () => ['m9'],
  'an empty identifier': () => [''],
  'a number': () => 1,
  'a number in a list': () => [1],
  'a record of another batch': () => [{ toDict: () => ({ messageId: 'm9' }) }],
  'a promise of nothing': async () => {},
  'a promise of a list': async (ids) => ids.slice(1),
  throw: () => {
    throw new RangeError('all of it');
  },
};
app.onSqsMessage('failing_sqs', { queue: 'jobs', reportBatchItemFailures: true }, (event) => {
  const records = [...event];
  const { body } = records[0]!;
  if (body === 'a record') return [records[1]!];
  if (body === 'a record twice') return [records[1]!, records[1]!, 'm2'];
  if (body === 'the event') return event;
  return reported[body]!(records.map(({ messageId }) => messageId)) as undefined;
});
app.onKinesisRecord('failing_kinesis', { stream: 'clicks', reportBatchItemFailures: true }, async (event) => [[...event][1]!]);
app.onDynamoDBRecord('failing_dynamodb', { streamArn, reportBatchItemFailures: true }, function* (event) {
  for (const record of event) if (record.eventName === 'REMOVE') yield record;
});
