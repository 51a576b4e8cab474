/** Information about an invocation: the context object of Lambda's Node.js runtime. */
export interface LambdaContext {
  /** Name of the deployed function. */
  readonly functionName: string;
  /** `$LATEST`, or the number of a version. */
  readonly functionVersion: string;
  /** ARN that the invoker used, with an alias or a version if it used one. */
  readonly invokedFunctionArn: string;
  /** Memory of the function in MB, as text. */
  readonly memoryLimitInMB: string;
  /** ID of this invocation. */
  readonly awsRequestId: string;
  /** Log group of the function in CloudWatch Logs. */
  readonly logGroupName: string;
  /** Log stream of this copy of the function. */
  readonly logStreamName: string;
  /** Milliseconds until Lambda ends the invocation, `lambda_timeout` after its start. */
  getRemainingTimeInMillis(): number;
  /** Has no effect. It is for handlers with callbacks, which are refused here. */
  callbackWaitsForEmptyEventLoop: boolean;
  /** The caller's Cognito identity, for invocations by the AWS Mobile SDK. */
  readonly identity?: unknown;
  /** What the invoker passed as `ClientContext`. */
  readonly clientContext?: unknown;
}
