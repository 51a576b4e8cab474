import { expect } from 'chai';
import { eventKey, isArnOf } from '../../../src/compiler/model/event-source.js';
import { pathParameters } from '../../../src/compiler/model/path.js';

const paths: readonly (readonly [given: string, want: readonly string[]])[] = [
  ['/', []],
  ['/a/{id}', ['id']],
  ['/bi/{x}/{y}', ['x', 'y']],
  ['/{proxy+}', ['proxy']],
  ['/a/{x-y}/{z.1}', ['x-y', 'z.1']],
];

describe('the parameters of a path', () => {
  for (const [given, want] of paths) it(`${given} are ${want.join(', ') || 'none'}`, () => expect(pathParameters(given)).to.deep.equal(want));
});

describe('the key of an event source', () => {
  const rows = [
    ['schedule', 'MyFnEvent', { timezone: null }],
    ['schedule', 'MyFnSchedule', { timezone: 'UTC' }],
    ['cloudwatch', 'MyFnEvent'],
    ['s3', 'MyFnS3Event'],
    ['sns', 'MyFnSnsSubscription'],
    ['sqs', 'MyFnSqsEventSource'],
    ['kinesis', 'MyFnKinesisEventSource'],
    ['dynamodb', 'MyFnDynamodbEventSource'],
  ] as const;
  for (const [kind, want, options] of rows) it(`of the kind ${kind} is ${want}`, () => expect(eventKey('MyFn', { kind, ...options } as never)).to.equal(want));
});

describe('an ARN of a service', () => {
  const rows: readonly (readonly [service: string, text: string, want: boolean])[] = [
    ['sns', 'arn:aws:sns:eu-west-1:1:orders', true],
    ['sns', 'arn:aws-cn:sns:cn-north-1:1:orders', true],
    ['sns', 'arn:aws-us-gov:sns:us-gov-west-1:1:orders', true],
    ['sns', 'arn:aws:sqs:eu-west-1:1:orders', false],
    ['sns', 'orders', false],
    ['sns', 'my-arn:aws:sns:x', false],
  ];
  for (const [service, text, want] of rows) it(`${want ? 'is' : 'is not'} ${text}`, () => expect(isArnOf(service, text)).to.equal(want));
});
