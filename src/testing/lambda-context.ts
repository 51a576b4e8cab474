import type { LambdaContext } from '../app/lambda-context.js';
import { arn, moment, uuid } from './sample.js';

/** What tells an invocation from others. */
export interface LambdaOccasion {
  readonly requestId: string;
  /** In MB. */
  readonly memorySize: number;
}

const sampleOccasion: LambdaOccasion = { requestId: uuid(1), memorySize: 128 };

/** The context of an invocation of a function; its time never runs out. */
export function lambdaContext(appName: string, stage: string, name: string, { requestId, memorySize }: LambdaOccasion = sampleOccasion): LambdaContext {
  const functionName = `${appName}-${stage}-${name}`;
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn('lambda', `function:${functionName}`),
    memoryLimitInMB: String(memorySize),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `${moment.iso.slice(0, 10).replaceAll('-', '/')}/[$LATEST]${'0'.repeat(32)}`,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => 60_000,
  };
}
