/** Compiled, never run: functions, event sources and middleware. Each `@ts-expect-error` must be one. */
/* oxlint-disable no-new -- whether it compiles is what counts */
import type { Context, SQSEvent } from 'aws-lambda';
import { Blueprint, Chalice, ChaliceViewError, ConvertToMiddleware, Cron, NotFoundError, Rate, Response } from 'tschalice';
import type { FunctionHandler, LambdaContext, MiddlewareEventType, WebsocketEvent, WebsocketMessage } from 'tschalice';

const app = new Chalice({ appName: 'types' });

/** Compiles only where both types are the same one. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_are: Same<A, B>): void {}

// An event is unknown unless the handler says what it is; the context is Lambda's, by our type or by that of `@types/aws-lambda`.
app.lambdaFunction('worker', async (event, context) => {
  same<typeof event, unknown>(true);
  same<typeof context, LambdaContext>(true);
});
app.lambdaFunction('typed', (event: { a: number }) => event.a);
app.lambdaFunction('of_aws', async (event: SQSEvent, context: Context) => [event.Records.length, context.awsRequestId]);
app.lambdaFunction('idle', () => 'nothing is asked for');
const separate: FunctionHandler<{ a: number }> = async ({ a }, { functionName }) => [a, functionName];
app.lambdaFunction('separate', separate);
new Blueprint('part').lambdaFunction('worker', (event) => same<typeof event, unknown>(true));
// @ts-expect-error -- the event may be anything
app.lambdaFunction('worker', (event) => event.anything);
// @ts-expect-error -- the context has no such member
app.lambdaFunction('worker', (_event, { done }) => done);
// @ts-expect-error -- a second parameter is Lambda's context
app.lambdaFunction('worker', (_event, context: string) => context);
// @ts-expect-error -- there are no callbacks
app.lambdaFunction('worker', (_event, _context, callback) => callback(null, 'done'));
app.schedule('nightly', new Rate(1, Rate.DAYS), { description: 'cleans up' }, (event) => same<typeof event.detailType, string>(true));
app.schedule('hourly', 'rate(1 hour)', ({ resources }) => resources.length);
app.schedule('evenings', new Cron(0, 18, '?', '*', 'MON-FRI', '*'), () => {});
app.onCloudWatchEvent('on_ec2', { eventPattern: { source: ['aws.ec2'] } }, ({ detail }) => detail.anything);
app.onS3Event('thumbs', { bucket: 'uploads', events: ['s3:ObjectCreated:*'], prefix: 'in/', suffix: '.jpg' }, ({ bucket, key }) => bucket + key);
app.onSnsMessage('notify', { topic: 'orders' }, (event) => same<typeof event.subject, string | null>(true));
app.onSqsMessage('drain', { queue: 'jobs', batchSize: 10, maximumBatchingWindowInSeconds: 5, maximumConcurrency: 10 }, (event) => {
  for (const record of event) same<typeof record.body, string>(true);
});
app.onSqsMessage('by_arn', { queueArn: 'arn:aws:sqs:eu-west-1:1:jobs' }, () => {});
app.onKinesisRecord('clicks', { stream: 'clicks', batchSize: 100, startingPosition: 'LATEST', maximumBatchingWindowInSeconds: 0 }, (event) => {
  for (const { data, timestamp } of event) same<[typeof data, typeof timestamp], [Uint8Array, Date]>(true);
});
app.onDynamoDBRecord('changes', { streamArn: 'arn:x', startingPosition: 'TRIM_HORIZON' }, (event) => [...event].map(({ newImage }) => newImage?.['id']));
app.onWsConnect((event) => same<typeof event.body, string | null>(true));
app.onWsMessage((event) => same<[typeof event.body, typeof event.jsonBody], [string, unknown]>(true));
app.onWsMessage(async ({ connectionId, body }) => app.websocketApi.send(connectionId, body));
app.onWsMessage((event: WebsocketMessage) => event.body.length);
app.onWsMessage((event: WebsocketEvent) => event.body?.length);
// @ts-expect-error -- the client may have sent anything
app.onWsMessage(({ jsonBody }) => jsonBody.text);
// @ts-expect-error -- nothing is said when a connection opens
app.onWsConnect(({ body }) => body.length);
// @ts-expect-error -- so a handler of messages is not one of connections
app.onWsConnect((event: WebsocketMessage) => event.body.length);
app.onWsDisconnect(() => {});

// @ts-expect-error -- a rate has a unit
new Rate(5);
// @ts-expect-error -- units are Rate.MINUTES, Rate.HOURS and Rate.DAYS
new Rate(5, 'minutes');
// @ts-expect-error -- there are no seconds
new Rate(5, Rate.SECONDS);
// @ts-expect-error -- the value is a number
new Rate('5', Rate.MINUTES);
// @ts-expect-error -- a cron has six fields
new Cron(0, 18, '?', '*', 'MON-FRI');
// @ts-expect-error -- a schedule needs its expression
app.schedule('nightly', () => {});
// @ts-expect-error -- a number is no expression
app.schedule('nightly', 5, () => {});
app.schedule('paused', 'rate(1 hour)', { enabled: false }, ({ detail }) => detail);
app.schedule('input', 'rate(1 hour)', { input: { tables: ['a'] } }, ({ input, context }) => same<typeof input, { tables: string[] }>(Boolean(context) as true));
app.schedule('null', 'rate(1 hour)', { input: null, description: 'nothing' }, ({ input }) => same<typeof input, null>(true));
// @ts-expect-error -- with an input there is no event of EventBridge
app.schedule('input', 'rate(1 hour)', { input: { a: 1 } }, ({ detail }) => detail);
// @ts-expect-error -- and without one there is no input
app.schedule('input', 'rate(1 hour)', { enabled: true }, ({ input }) => input);
// @ts-expect-error -- JSON has no functions
app.schedule('input', 'rate(1 hour)', { input: Symbol('no') }, () => {});
app.schedule('evening', 'cron(0 18 ? * * *)', { timezone: 'Europe/Berlin' }, ({ source }) => source);
// @ts-expect-error -- a time zone is named
app.schedule('evening', 'cron(0 18 ? * * *)', { timezone: 1 }, () => {});
// @ts-expect-error -- there is no option `zone`
app.schedule('nightly', 'rate(1 hour)', { zone: 'UTC' }, () => {});

// @ts-expect-error -- a pure function has no options
app.lambdaFunction('worker', { memory: 128 }, () => {});
// @ts-expect-error -- a function has a name
app.lambdaFunction(() => {});
// @ts-expect-error -- a pattern is needed
app.onCloudWatchEvent('on_ec2', {}, () => {});
// @ts-expect-error -- the bucket is needed
app.onS3Event('thumbs', { prefix: 'in/' }, () => {});
app.onS3Event('own', { bucket: { ref: 'Uploads' }, suffix: '.jpg' }, ({ key }) => key);
// @ts-expect-error -- the key is ref
app.onS3Event('own', { bucket: { Ref: 'Uploads' } }, () => {});
// @ts-expect-error -- events are a list
app.onS3Event('thumbs', { bucket: 'uploads', events: 's3:ObjectCreated:*' }, () => {});
// @ts-expect-error -- the topic is needed
app.onSnsMessage('notify', {}, () => {});
// @ts-expect-error -- what may be undefined is no topic
app.onSnsMessage('notify', { topic: process.env['TOPIC'] }, () => {});
// @ts-expect-error -- the options are needed
app.onSnsMessage('notify', () => {});
// @ts-expect-error -- batchSize is a number
app.onSqsMessage('drain', { queue: 'jobs', batchSize: '10' }, () => {});
// @ts-expect-error -- the option is maximumBatchingWindowInSeconds
app.onSqsMessage('drain', { queue: 'jobs', batchWindow: 5 }, () => {});
// @ts-expect-error -- a pattern is an object, and no JSON text
app.onSqsMessage('drain', { queue: 'jobs', filterPatterns: ['{"body":["a"]}'] }, () => {});
// @ts-expect-error -- a queue's batches are not split
app.onSqsMessage('drain', { queue: 'jobs', bisectOnError: true }, () => {});
// @ts-expect-error -- the scope is MessageAttributes or MessageBody
app.onSnsMessage('notify', { topic: 'orders', filterPolicyScope: 'Body' }, () => {});
app.onSnsMessage('notify', { topic: 'orders', filterPolicy: { kind: ['order'] }, filterPolicyScope: 'MessageBody' }, ({ message }) => message);
app.onCloudWatchEvent('bus', { eventPattern: { source: ['shop'] }, eventBus: 'orders' }, ({ detail }) => detail);

// A handler that reports failed records returns them, or their identifiers, or nothing.
const reporting = { queue: 'jobs', reportBatchItemFailures: true } as const;
app.onSqsMessage('drain', reporting, (event) => [...event].filter(({ body }) => body === ''));
app.onSqsMessage('drain', reporting, async (event) => Array.from(event, ({ messageId }) => messageId));
app.onSqsMessage('drain', reporting, () => {});
app.onSqsMessage('drain', reporting, async () => {});
app.onSqsMessage('drain', reporting, () => new Set(['id']));
app.onSqsMessage('drain', { queue: 'jobs', reportBatchItemFailures: false }, () => 'anything');
// @ts-expect-error -- a text is no list of identifiers
app.onSqsMessage('drain', reporting, () => 'id');
// @ts-expect-error -- the response is for the runtime to write
app.onSqsMessage('drain', reporting, () => ({ batchItemFailures: [] }));
// @ts-expect-error -- numbers identify nothing
app.onSqsMessage('drain', reporting, () => [1]);
app.onKinesisRecord('clicks', { stream: 'clicks', reportBatchItemFailures: true, bisectOnError: true, maximumRetryAttempts: 2 }, (event) => [...event]);
app.onKinesisRecord('clicks', { stream: 'clicks', parallelizationFactor: 2, onFailure: 'arn:x', filterPatterns: [{ data: { a: ['b'] } }] }, () => {});
app.onDynamoDBRecord('changes', { streamArn: 'arn:x', reportBatchItemFailures: true }, (event) => Array.from(event, ({ sequenceNumber }) => sequenceNumber));
// @ts-expect-error -- a record of another source
app.onDynamoDBRecord('changes', { streamArn: 'arn:x', reportBatchItemFailures: true }, () => [{ messageId: 'a' }]);
// @ts-expect-error -- the stream is needed
app.onKinesisRecord('clicks', { batchSize: 5 }, () => {});
// @ts-expect-error -- Lambda starts at LATEST or TRIM_HORIZON
app.onKinesisRecord('clicks', { stream: 'clicks', startingPosition: 'latest' }, () => {});
// @ts-expect-error -- a table's stream has an ARN, and no name
app.onDynamoDBRecord('changes', { stream: 'changes' }, () => {});
// @ts-expect-error -- websocket handlers have fixed names
app.onWsConnect('connect', () => {});

// @ts-expect-error -- an S3 event has no subject
app.onS3Event('thumbs', { bucket: 'uploads' }, ({ subject }) => subject);
// @ts-expect-error -- an SNS event is no list of records
app.onSnsMessage('notify', { topic: 'orders' }, (event) => [...event]);
// @ts-expect-error -- an SQS event has records, and no body of its own
app.onSqsMessage('drain', { queue: 'jobs' }, ({ body }) => body);
// @ts-expect-error -- Kinesis data are bytes
app.onKinesisRecord('clicks', { stream: 'clicks' }, (event) => [...event].map(({ data }): string => data));
// @ts-expect-error -- an image may be missing
app.onDynamoDBRecord('changes', { streamArn: 'arn:x' }, (event) => [...event].map(({ newImage }) => newImage['id']));
// @ts-expect-error -- a handler for another source's events does not fit
app.onSnsMessage('notify', { topic: 'orders' }, (event: { bucket: string }) => event.bucket);

app.middleware('http', async (event, next) => next(event));
app.registerMiddleware(ConvertToMiddleware((handler) => async (event, context) => handler(event, context)));
for (const type of ['all', 'http', 's3', 'sns', 'sqs', 'kinesis', 'dynamodb', 'cloudwatch', 'scheduled', 'websocket', 'pure_lambda'] as MiddlewareEventType[]) {
  app.registerMiddleware((event, next) => next(event), type);
}
// @ts-expect-error -- there are no events of the type `rest`
app.middleware('rest', (event, next) => next(event));
// @ts-expect-error -- the type stands first here
app.middleware((event: unknown) => event, 'http');
// @ts-expect-error -- and last here
app.registerMiddleware('http', (event: unknown) => event);

// A blueprint declares all that an app does.
const jobs = new Blueprint('jobs');
jobs.lambdaFunction('resize', () => {});
jobs.schedule('nightly', 'rate(1 day)', () => {});
jobs.onSqsMessage('drain', { queue: 'jobs' }, (event) => [...event].length);
jobs.onWsMessage(({ body }) => body.length);
jobs.middleware('all', (event, next) => next(event));
jobs.registerBlueprint(new Blueprint('inner'), { urlPrefix: '/inner' });
app.registerBlueprint(jobs);
app.registerBlueprint(jobs, { urlPrefix: '/jobs', namePrefix: 'jobs_' });
// @ts-expect-error -- an app is no blueprint
app.registerBlueprint(app);
// @ts-expect-error -- a blueprint has a name
new Blueprint();
// @ts-expect-error -- the option is urlPrefix
app.registerBlueprint(jobs, { prefix: '/jobs' });
// @ts-expect-error -- the options are an object
app.registerBlueprint(jobs, '/jobs');

// An own error class sets its status.
class Teapot extends ChaliceViewError {
  static override statusCode = 418;
}
same<Teapot['statusCode'], number>(true);
export function fail(): never {
  throw new NotFoundError('no such user', { cause: new Teapot('short and stout') });
}

// @ts-expect-error -- headers are texts, or lists of them
new Response('', { headers: { 'X-Count': 5 } });
// @ts-expect-error -- the status is `statusCode`
new Response('', { status: 201 });
