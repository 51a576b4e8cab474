import type { EventSourceDefinition } from './event-source-definition.js';

/** The types of events that middleware can be for. */
export const middlewareEventTypes = ['all', 'http', 's3', 'sns', 'sqs', 'kinesis', 'dynamodb', 'cloudwatch', 'scheduled', 'websocket', 'pure_lambda'] as const;

/** What middleware runs around: `http` means routes, `pure_lambda` the functions of `lambdaFunction`, `all` everything except authorizers. */
export type MiddlewareEventType = (typeof middlewareEventTypes)[number];

/** The type of middleware that runs around the handler of each kind of event source. */
export const middlewareTypes: { readonly [Kind in EventSourceDefinition['kind']]: MiddlewareEventType } = {
  schedule: 'scheduled',
  cloudwatch: 'cloudwatch',
  s3: 's3',
  sns: 'sns',
  sqs: 'sqs',
  kinesis: 'kinesis',
  dynamodb: 'dynamodb',
};

/**
 * Runs around a handler. It gets the event as the handler does (for `http` the `Request`; null where Lambda passed no request), and `next`, which goes
 * on to the inner middleware and in the end to the handler. What it returns counts as the handler's result.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- one signature serves every event type
export type Middleware = (event: any, next: (event: any) => Promise<any>) => unknown;
