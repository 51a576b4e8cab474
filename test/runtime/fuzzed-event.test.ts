import { expect } from 'chai';
import fc from 'fast-check';
import { AuthResponse, AuthRoute } from '../../src/app/auth-response.js';
import type { Chalice } from '../../src/app/chalice.js';
import type { LambdaEvent } from '../../src/app/event.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { anything, members, usually } from './odd.js';
import { holds } from './property.js';
import { appWith, lambdaContext } from './proxy-event.js';

describe('fuzzed events', () => {
  const record = members({
    messageId: usually('m1'),
    body: usually('text', '{}'),
    receiptHandle: usually('r'),
    eventID: usually('e'),
    eventSourceARN: usually('arn:aws:dynamodb:r:1:table/orders/stream/2026', ':::::', ''),
    s3: members({ bucket: members({ name: usually('b') }), object: members({ key: usually('a%20b', '%', '%ff%f') }) }),
    Sns: members({ Message: usually('m'), Subject: usually(null), MessageAttributes: usually({}) }),
    kinesis: members({ data: usually('/wA='), sequenceNumber: usually('5'), approximateArrivalTimestamp: usually(1.5, 1e300) }),
    dynamodb: members({ SequenceNumber: usually('5'), ApproximateCreationDateTime: usually(1), Keys: usually({}), NewImage: usually({}) }),
  });
  const sourceEvent = members({
    Records: fc.oneof(fc.array(record, { maxLength: 3 }), usually([])),
    version: usually('0'),
    account: usually('1'),
    region: usually('r'),
    detail: usually({}, { bucket: { name: 'b' }, object: { key: 'k' } }),
    'detail-type': usually('t'),
    source: usually('aws.s3', 'aws.ec2'),
    time: usually('t'),
    id: usually('i'),
    resources: usually([]),
    requestContext: members({ apiId: usually('a'), stage: usually('s'), connectionId: usually('c='), domainName: usually('d') }),
    body: usually('{}', '{'),
    type: usually('TOKEN'),
    authorizationToken: usually('t'),
    methodArn: usually('arn:aws:execute-api:r:1:api/stage/GET/a', '', ':::::///'),
  });

  const all = (event: LambdaEvent): unknown => ({ ...event, dict: event.toDict() as unknown });
  const each = (event: LambdaEvent & Iterable<LambdaEvent>): unknown => [all(event), Array.from(event, all)];
  const handlers: { readonly [name: string]: (app: Chalice) => void } = {
    pure: (app) => app.lambdaFunction('pure', (event, context) => [event, context]),
    schedule: (app) => app.schedule('schedule', 'rate(1 hour)', all),
    input: (app) => app.schedule('input', 'rate(1 hour)', { input: {} }, all),
    cloudwatch: (app) => app.onCloudWatchEvent('cloudwatch', { eventPattern: {} }, all),
    s3: (app) => app.onS3Event('s3', { bucket: 'b' }, all),
    sns: (app) => app.onSnsMessage('sns', { topic: 't' }, all),
    sqs: (app) => app.onSqsMessage('sqs', { queue: 'q' }, each),
    kinesis: (app) => app.onKinesisRecord('kinesis', { stream: 's' }, each),
    dynamodb: (app) => app.onDynamoDBRecord('dynamodb', { streamArn: 'a' }, each),
    failing_sqs: (app) => app.onSqsMessage('failing_sqs', { queue: 'q', reportBatchItemFailures: true }, (event) => event),
    failing_kinesis: (app) => app.onKinesisRecord('failing_kinesis', { stream: 's', reportBatchItemFailures: true }, (event) => event),
    failing_dynamodb: (app) => app.onDynamoDBRecord('failing_dynamodb', { streamArn: 'a', reportBatchItemFailures: true }, (event) => event),
    websocket_connect: (app) => app.onWsConnect(all),
    websocket_message: (app) => app.onWsMessage((event) => [all(event), event.jsonBody]),
    auth: (app) => app.authorizer('auth', () => new AuthResponse({ routes: ['/a', '*', new AuthRoute('/b', ['GET'])], principalId: 'u' })),
  };

  for (const [name, declare] of Object.entries(handlers)) {
    it(`of ${name} end in a result or an error`, async () => {
      const handler = lambdaHandler(appWith(declare), name);
      await holds([fc.oneof({ weight: 9, arbitrary: sourceEvent }, { weight: 1, arbitrary: anything })], 200, async (event) => {
        await handler(event, lambdaContext).catch((error: unknown) => expect(error).to.be.instanceOf(Error));
      });
    });
  }
});
