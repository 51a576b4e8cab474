/**
 * Runs a deployment package from a folder, as Lambda runs it: started with Lambda's environment variables, of which it
 * needs AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT (the folder of the unpacked zip) and _HANDLER (`app.api_handler`).
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { functionOf } from '../../../src/project/lambda/environment.js';
import { initialise } from '../../../src/project/lambda/initialise.js';
import { answerInvocation } from '../../../src/project/lambda/invocation.js';
import { runtimeClient } from '../../../src/project/lambda/runtime-client.js';
import { findHandler } from '../../../src/project/lambda/runtime-handler.js';

const { AWS_LAMBDA_RUNTIME_API: address = '', LAMBDA_TASK_ROOT: root = '', _HANDLER: handlerPath = '' } = process.env;

async function importFile(path: string): Promise<object | undefined> {
  const file = join(root, path);
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? ((await import(pathToFileURL(file).href)) as object) : undefined;
}

process.chdir(root);
const client = runtimeClient(address);
let task = 'init';
const handler = await initialise(
  client,
  () => findHandler(handlerPath, importFile),
  () => task,
);
// One event after the other, for as long as there are some.
for (;;) {
  const { headers, body: event } = await client.next();
  const id = String(headers['lambda-runtime-aws-request-id']);
  task = `invocation/${encodeURIComponent(id)}`;
  process.env['_X_AMZN_TRACE_ID'] = String(headers['lambda-runtime-trace-id']);
  const fn = functionOf(process.env, String(headers['lambda-runtime-invoked-function-arn']));
  const answer = await answerInvocation(handler, { id, event, deadline: Number(headers['lambda-runtime-deadline-ms']) }, fn);
  await (answer.kind === 'response' ? client.post(`${task}/response`, answer.body) : client.fail(task, answer.error));
}
