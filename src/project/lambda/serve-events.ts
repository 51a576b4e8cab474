import type { IncomingHttpHeaders } from 'node:http';
import type { RuntimeError } from './runtime-api.js';
import type { RuntimeClient } from './runtime-client.js';
import type { RuntimeHandler } from './runtime-handler.js';

/**
 * What Lambda's own runtime does in a process: initialises, then takes one event after the other for as long as it lives.
 *
 * @param init gives the handler; what it throws is told as the error of initialisation, and ends the process
 */
export async function serveEvents(client: RuntimeClient, init: () => Promise<RuntimeHandler>): Promise<never> {
  let current: string | undefined;
  const giveUp = async (fault: unknown): Promise<never> => {
    const error = describeError(fault);
    await (current === undefined ? client.failInit(error) : client.fail(current, error)).catch(() => undefined);
    process.exit(1);
  };
  process.on('uncaughtException', (error) => void giveUp(error));
  process.on('unhandledRejection', (error) => void giveUp(error));
  let handler: RuntimeHandler;
  try {
    handler = await init();
    // A promise that nobody caught is told only after all that waits for this one.
    await new Promise((resolve) => setImmediate(resolve));
  } catch (error) {
    return giveUp(error);
  }
  for (;;) {
    const { headers, body } = await client.next();
    const id = String(headers['lambda-runtime-aws-request-id']);
    current = id;
    try {
      const result = await handler(JSON.parse(body), contextOf(headers));
      await client.respond(id, JSON.stringify(result) ?? 'null');
    } catch (error) {
      await client.fail(id, describeError(error));
    }
  }
}

/** What was thrown, whatever it was, as Lambda tells it. */
export function describeError(error: unknown): RuntimeError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  const { name, message, stack } = error;
  return { errorType: String(name), errorMessage: String(message), trace: typeof stack === 'string' ? stack.split('\n') : [] };
}

function contextOf(headers: IncomingHttpHeaders): object {
  const { env } = process;
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const json = (name: string): unknown => (headers[name] === undefined ? undefined : JSON.parse(String(headers[name])));
  const trace = headers['lambda-runtime-trace-id'];
  if (trace === undefined) delete env['_X_AMZN_TRACE_ID'];
  else env['_X_AMZN_TRACE_ID'] = String(trace);
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: env['AWS_LAMBDA_FUNCTION_VERSION'],
    memoryLimitInMB: env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: env['AWS_LAMBDA_LOG_STREAM_NAME'],
    clientContext: json('lambda-runtime-client-context'),
    identity: json('lambda-runtime-cognito-identity'),
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}
