import type { LambdaContext } from '../app/lambda-context.js';
import { arn, moment, uuid } from './sample.js';

/** The context of an invocation of a function; its time never runs out. */
export function lambdaContext(appName: string, stage: string, name: string): LambdaContext {
  const functionName = `${appName}-${stage}-${name}`;
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn('lambda', `function:${functionName}`),
    memoryLimitInMB: '128',
    awsRequestId: uuid(1),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `${moment.iso.slice(0, 10).replaceAll('-', '/')}/[$LATEST]${'0'.repeat(32)}`,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => 60_000,
  };
}
