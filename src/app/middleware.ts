export const middlewareEventTypes = ['all', 'http', 's3', 'sns', 'sqs', 'kinesis', 'dynamodb', 'cloudwatch', 'scheduled', 'websocket', 'pure_lambda'] as const;

export type MiddlewareEventType = (typeof middlewareEventTypes)[number];

/** Wraps the handling of an event: `next` goes on to the inner middleware and, in the end, to the handler. */
// oxlint-disable-next-line typescript/no-explicit-any -- one signature serves every event type
export type Middleware = (event: any, next: (event: any) => Promise<any>) => unknown;
