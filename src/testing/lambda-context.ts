import type { LambdaContext } from '../app/lambda-context.js';
import { arn, moment, uuid } from './sample.js';

/** A function, as Lambda knows it. */
export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  readonly version: string;
  /** In MiB. */
  readonly memorySize: string;
  readonly logGroup: string;
  readonly logStream: string;
}

/** What tells an invocation from others. */
export interface LambdaInvocation {
  readonly requestId: string;
  /** Milliseconds until it is ended by force. */
  readonly remainingMs: () => number;
}

/** The same for every invocation, so that a test sees the same contexts every time; its time never runs out. */
const sampleInvocation: LambdaInvocation = { requestId: uuid(1), remainingMs: () => 60_000 };

/** @param name as the template calls it, or the app */
export function lambdaFunction(appName: string, stage: string, name: string, memorySize: number = 128): LambdaFunction {
  const functionName = `${appName}-${stage}-${name}`;
  return {
    name: functionName,
    arn: arn('lambda', `function:${functionName}`),
    version: '$LATEST',
    memorySize: String(memorySize),
    logGroup: `/aws/lambda/${functionName}`,
    logStream: `${moment.iso.slice(0, 10).replaceAll('-', '/')}/[$LATEST]${'0'.repeat(32)}`,
  };
}

export function lambdaContext(fn: LambdaFunction, { requestId, remainingMs }: LambdaInvocation = sampleInvocation): LambdaContext {
  return {
    functionName: fn.name,
    functionVersion: fn.version,
    invokedFunctionArn: fn.arn,
    memoryLimitInMB: fn.memorySize,
    awsRequestId: requestId,
    logGroupName: fn.logGroup,
    logStreamName: fn.logStream,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: remainingMs,
  };
}
