import { expect } from 'chai';
import type { Chalice } from '../../src/app/chalice.js';
import type { SqsEvent, SqsRecord } from '../../src/app/event.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { appWith, lambdaContext } from './proxy-event.js';

const messages = {
  Records: ['m1', 'm2', 'm3'].map((messageId) => ({ messageId, receiptHandle: 'r', body: `body of ${messageId}`, eventSource: 'aws:sqs' })),
};

function invoke(declare: (app: Chalice) => void, event: object): Promise<unknown> {
  return lambdaHandler(appWith(declare), 'it')(event, lambdaContext);
}

/** What Lambda gets where the handler of `messages` returns this. */
function answer(handler: (event: SqsEvent) => unknown): Promise<unknown> {
  return invoke((app) => app.onSqsMessage('it', { queue: 'q', reportBatchItemFailures: true }, handler as () => []), messages);
}

const failures = (...identifiers: string[]): object => ({ batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) });
const second = (event: SqsEvent): SqsRecord => [...event][1]!;

describe('a handler that reports failed records', () => {
  const answers: [given: string, handler: (event: SqsEvent) => unknown, want: object][] = [
    ['nothing', () => undefined, failures()],
    ['null', () => null, failures()],
    ['an empty list', () => [], failures()],
    ['a promise of nothing', () => Promise.resolve(), failures()],
    ['a record', (event) => [second(event)], failures('m2')],
    ['a record and an identifier', (event) => [second(event), 'm1'], failures('m2', 'm1')],
    ['the same record twice', (event) => [second(event), second(event), 'm2'], failures('m2')],
    ['a set', () => new Set(['m3', 'm1']), failures('m3', 'm1')],
    ['a promise of a list', async (event) => [second(event)], failures('m2')],
    ['the event itself', (event) => event, failures('m1', 'm2', 'm3')],
    [
      'what a generator yields',
      function* (event) {
        for (const record of event) if (record.body.endsWith('3')) yield record;
      },
      failures('m3'),
    ],
  ];
  for (const [given, handler, want] of answers) {
    it(`and returns ${given} has Lambda told so`, async () => expect(await answer(handler)).to.deep.equal(want));
  }

  // Lambda would take the whole batch for failed, without a word of why.
  const wrong: [given: string, returned: unknown, message: RegExp][] = [
    ['a text', 'm1', /must return a list.* the string "m1"/],
    ['a number', 1, /must return a list.* the number 1/],
    ['Lambda’s own form', failures('m1'), /must return a list.* an object/],
    ['an identifier that is not of the batch', ['m4'], /the string "m4".* no record of the batch/],
    ['an empty identifier', [''], /no record of the batch/],
    ['a number in the list', [1], /the number 1/],
    ['a record of another batch', [{ toDict: () => ({ messageId: 'm9' }) }], /no record of the batch/],
  ];
  for (const [given, returned, message] of wrong) {
    it(`and returns ${given} fails with the whole batch`, async () => {
      const thrown = await answer(() => returned).catch((reason: unknown) => reason);
      expect(thrown).to.be.instanceOf(TypeError);
      expect((thrown as Error).message).to.match(message);
    });
  }

  it('and throws fails with the whole batch', async () => {
    const error = new Error('all of it');
    const thrown = await answer(() => {
      throw error;
    }).catch((reason: unknown) => reason);
    expect(thrown).to.equal(error);
  });

  it('is asked after its middleware, which sees the list', async () => {
    const seen: unknown[] = [];
    const handled = invoke((app) => {
      app.middleware('sqs', async (event, next) => {
        seen.push(await next(event));
        return ['m1'];
      });
      app.onSqsMessage('it', { queue: 'q', reportBatchItemFailures: true }, () => ['m3']);
    }, messages);
    expect([await handled, seen]).to.deep.equal([failures('m1'), [['m3']]]);
  });

  it('names the records of a Kinesis stream by their sequence numbers', async () => {
    const event = { Records: ['5', '6'].map((sequenceNumber) => ({ kinesis: { sequenceNumber, data: '', approximateArrivalTimestamp: 1 } })) };
    const handled = invoke((app) => {
      app.onKinesisRecord('it', { stream: 's', reportBatchItemFailures: true }, (records) => [[...records][1]!]);
    }, event);
    expect(await handled).to.deep.equal(failures('6'));
  });

  it('names the changes of a table by their sequence numbers', async () => {
    const event = { Records: ['5', '6'].map((SequenceNumber) => ({ eventID: 'e', dynamodb: { SequenceNumber, ApproximateCreationDateTime: 1 } })) };
    const handled = invoke((app) => {
      app.onDynamoDBRecord('it', { streamArn: 'arn:s', reportBatchItemFailures: true }, (records) => [[...records][0]!]);
    }, event);
    expect(await handled).to.deep.equal(failures('5'));
  });

  it('may return what it likes without the option', async () => {
    const handled = invoke((app) => app.onSqsMessage('it', { queue: 'q' }, () => 'm1'), messages);
    expect(await handled).to.equal('m1');
  });
});
