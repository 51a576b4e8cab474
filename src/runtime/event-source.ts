import type { Chalice } from '../app/chalice.js';
import type { FunctionDeclaration } from '../app/declaration.js';
import type { LambdaFunctionEvent } from '../app/event.js';
import { runInvocation } from '../app/invocation.js';
import type { LambdaContext } from '../app/lambda-context.js';
import { type Middleware, middlewareTypes } from '../app/middleware.js';
import { batchResponse } from './batch-failures.js';
import { toEvent } from './event.js';
import type { LambdaHandler } from './lambda-handler.js';
import { middlewareFor, throughMiddleware } from './middleware.js';

/** Runs a pure function or an event handler. Its result or error goes to Lambda unchanged, except for the failed records of a batch. */
export function functionHandler(app: Chalice, { handler, eventSource }: FunctionDeclaration): LambdaHandler {
  // Fixed at the first event, when all declarations have been made.
  let chain: readonly Middleware[] | undefined;
  return async (event, context) => {
    const lambdaContext = (context ?? null) as LambdaContext | null;
    chain ??= middlewareFor(app, eventSource === null ? 'pure_lambda' : middlewareTypes[eventSource.kind]);
    const through = chain;
    return runInvocation({ app, event, lambdaContext, request: null }, async () => {
      if (eventSource === null) {
        const wrapped: LambdaFunctionEvent = { event, context: lambdaContext!, toDict: () => event };
        return throughMiddleware(through, wrapped, (passed) => handler(passed.toDict(), passed.context), true);
      }
      const reports = 'reportBatchItemFailures' in eventSource && eventSource.reportBatchItemFailures;
      const result = await throughMiddleware(through, toEvent(eventSource, event, lambdaContext!), handler, reports);
      return reports ? batchResponse(eventSource.kind, event, result) : result;
    });
  };
}
