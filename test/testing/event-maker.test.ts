import { expect } from 'chai';
import { Chalice } from '../../src/index.js';
import { Client } from '../../src/testing/index.js';

describe('client.events', () => {
  const app = new Chalice({ appName: 'helloworld' });
  app.onSqsMessage('drain', { queue: 'jobs' }, (event) => Array.from(event, ({ body, receiptHandle }) => [body, receiptHandle]));
  app.onSnsMessage('notify', { topic: 'orders' }, ({ message, subject, messageAttributes }) => [message, subject, messageAttributes]);
  app.onS3Event('thumbs', { bucket: 'uploads' }, ({ bucket, key }) => [bucket, key]);
  app.onKinesisRecord('clicks', { stream: 'clicks' }, (event) =>
    Array.from(event, ({ data, partitionKey, timestamp }) => [[...data], partitionKey, timestamp]),
  );
  app.onDynamoDBRecord('changes', { streamArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/x' }, (event) =>
    Array.from(event, ({ eventName, keys, newImage, oldImage, tableName }) => [eventName, keys, newImage, oldImage, tableName]),
  );
  app.onCloudWatchEvent('ec2', { eventPattern: { source: ['aws.ec2'] } }, ({ source, detailType, detail }) => [source, detailType, detail]);
  app.schedule('evening', 'cron(0 18 ? * * *)', { timezone: 'Europe/Berlin' }, ({ source, detailType, resources, detail }) => [
    source,
    detailType,
    resources,
    detail,
  ]);
  app.schedule('nightly', 'rate(1 day)', ({ source, detailType, resources }) => [source, detailType, resources]);
  const connections: unknown[] = [];
  app.onWsConnect(({ connectionId, stage }) => void connections.push(['connect', connectionId, stage]));
  app.onWsMessage(({ connectionId, jsonBody }) => void connections.push(['message', connectionId, jsonBody]));
  app.onWsDisconnect(({ connectionId }) => void connections.push(['disconnect', connectionId]));
  const client = new Client(app, { config: {} });
  const { events } = client;

  const key = { id: { S: '1' } };
  const rows: readonly { name: string; event: unknown; want: unknown }[] = [
    {
      name: 'drain',
      event: events.sqsEvent(['a', 'b'], 'jobs'),
      want: [
        ['a', 'MessageReceiptHandle'],
        ['b', 'MessageReceiptHandle'],
      ],
    },
    { name: 'notify', event: events.snsEvent('hello'), want: ['hello', null, {}] },
    {
      name: 'notify',
      event: events.snsEvent('hello', 'greeting', { a: { Type: 'String', Value: '1' } }),
      want: ['hello', 'greeting', { a: { Type: 'String', Value: '1' } }],
    },
    { name: 'thumbs', event: events.s3Event('uploads', 'in/größer & älter+1.jpg'), want: ['uploads', 'in/größer & älter+1.jpg'] },
    { name: 'thumbs', event: events.s3EventBridgeEvent('uploads', 'in/größer & älter+1.jpg'), want: ['uploads', 'in/größer & älter+1.jpg'] },
    {
      name: 'clicks',
      event: events.kinesisEvent(['A', new Uint8Array([255])]),
      want: [
        [[65], '1', '2026-01-01T00:00:00.500Z'],
        [[255], '1', '2026-01-01T00:00:00.500Z'],
      ],
    },
    {
      name: 'changes',
      event: events.dynamoDBEvent(
        [
          { keys: key, newImage: key },
          { keys: key, newImage: key, oldImage: key },
          { keys: key, oldImage: key },
        ],
        'orders',
      ),
      want: [
        ['INSERT', key, key, null, 'orders'],
        ['MODIFY', key, key, key, 'orders'],
        ['REMOVE', key, null, key, 'orders'],
      ],
    },
    { name: 'ec2', event: events.cloudWatchEvent('aws.ec2', 'State', { state: 'up' }), want: ['aws.ec2', 'State', { state: 'up' }] },
    {
      name: 'evening',
      event: events.schedulerEvent('s'),
      want: ['aws.scheduler', 'Scheduled Event', ['arn:aws:scheduler:us-east-1:123456789012:schedule/default/s'], '{}'],
    },
    { name: 'nightly', event: events.scheduleEvent('r'), want: ['aws.events', 'Scheduled Event', ['arn:aws:events:us-east-1:123456789012:rule/r']] },
  ];
  for (const { name, event, want } of rows) {
    it(`gives '${name}' what its handler asks for`, async () => {
      expect((await client.lambda.invoke(name, event)).payload).to.deep.equal(want);
    });
  }

  it('gives the websocket handlers what they ask for', async () => {
    const connection = { connectionId: 'c1', stage: 'v1' };
    await client.lambda.invoke('websocket_connect', events.websocketConnectEvent({ ...connection, query: 'a=1' }));
    await client.lambda.invoke('websocket_message', events.websocketMessageEvent('{"a":1}', connection));
    await client.lambda.invoke('websocket_disconnect', events.websocketDisconnectEvent(connection));
    expect(connections).to.deep.equal([
      ['connect', 'c1', 'v1'],
      ['message', 'c1', { a: 1 }],
      ['disconnect', 'c1'],
    ]);
  });

  it('has what only FIFO queues send for FIFO queues only', () => {
    const attributes = (name: string): string[] => Object.keys(events.sqsEvent(['a'], name).Records[0]!.attributes);
    expect(attributes('jobs.fifo')).to.include.members(['SequenceNumber', 'MessageGroupId', 'MessageDeduplicationId']);
    expect(attributes('jobs')).not.to.include('MessageGroupId');
  });

  it('has the right digest of a message', () => {
    expect(events.sqsEvent(['größe']).Records[0]!.md5OfBody).to.equal('fdbb3a56280acfa9031707622c599ccb');
  });

  it('gives records of one batch different IDs', () => {
    const ids = [
      events.sqsEvent(['a', 'a']).Records.map(({ messageId }) => messageId),
      events.kinesisEvent(['a', 'a']).Records.map(({ eventID }) => eventID),
      events.dynamoDBEvent([{ keys: key }, { keys: key }]).Records.map(({ eventID }) => eventID),
    ];
    for (const [first, second] of ids) expect(first).not.to.equal(second);
  });

  it('gives the same event every time', () => {
    expect(events.sqsEvent(['a'])).to.deep.equal(events.sqsEvent(['a']));
  });
});
