import type { LambdaContext } from '../app/lambda-context.js';
import { arn, moment, uuid } from './sample.js';

/** A deployed function. */
export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  readonly version: string;
  /** In MiB. */
  readonly memorySize: string;
  readonly logGroup: string;
  readonly logStream: string;
}

/** The data of one invocation. */
export interface LambdaInvocation {
  readonly requestId: string;
  /** Milliseconds until Lambda ends it. */
  readonly remainingMs: () => number;
}

/** The same for every invocation, so that tests always see the same context. Its time never runs out. */
const sampleInvocation: LambdaInvocation = { requestId: uuid(1), remainingMs: () => 60_000 };

/**
 * @param name the function's logical ID, or its declared name
 * @param alias the alias through which it is called; undefined for none
 */
export function lambdaFunction(appName: string, stage: string, name: string, memorySize: number = 128, alias?: string): LambdaFunction {
  const functionName = `${appName}-${stage}-${name}`;
  // An alias leads to a version, here the first one.
  const version = alias === undefined ? '$LATEST' : '1';
  return {
    name: functionName,
    arn: arn('lambda', `function:${functionName}${alias === undefined ? '' : `:${alias}`}`),
    version,
    memorySize: String(memorySize),
    logGroup: `/aws/lambda/${functionName}`,
    logStream: `${moment.iso.slice(0, 10).replaceAll('-', '/')}/[${version}]${'0'.repeat(32)}`,
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
