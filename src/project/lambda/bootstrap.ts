/**
 * Runs a deployment package from a folder, as Lambda runs it: started with Lambda's environment variables, of which it
 * needs AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT (the folder of the unpacked zip) and _HANDLER (`app.api_handler`).
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runtimeClient } from './runtime-client.js';
import { findHandler } from './runtime-handler.js';
import { serveEvents } from './serve-events.js';

const { AWS_LAMBDA_RUNTIME_API: address = '', LAMBDA_TASK_ROOT: root = '', _HANDLER: handlerPath = '' } = process.env;

async function importFile(path: string): Promise<object | undefined> {
  const file = join(root, path);
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? ((await import(pathToFileURL(file).href)) as object) : undefined;
}

process.chdir(root);
await serveEvents(runtimeClient(address), () => findHandler(handlerPath, importFile));
