/** What Lambda tells a function about its invocation. */
export interface LambdaContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  /** In MiB. */
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** Milliseconds until the invocation is ended by force. */
  getRemainingTimeInMillis(): number;
  callbackWaitsForEmptyEventLoop: boolean;
  readonly identity?: unknown;
  readonly clientContext?: unknown;
}
