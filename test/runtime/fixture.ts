import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogEntry } from './proxy-event.js';
import type { Table } from './table/row.js';

export type Ended = { readonly result: unknown } | { readonly error: { readonly errorType: string; readonly errorMessage: string } };

/** What an invocation ended in, and what it logged. */
export type Outcome = Ended & { readonly log: readonly LogEntry[] };

export function appFolder(app: string): string {
  return join(process.cwd(), 'test/runtime/apps', app);
}

export function requestId(index: number): string {
  return `row-${index}`;
}

/** Environment variables of a table's function that its app can tell from others. */
export function environmentOf({ app, environment }: Table): { readonly [name: string]: string } {
  return { AWS_LAMBDA_FUNCTION_NAME: `${app}-dev`, AWS_REGION: 'us-east-1', ...environment };
}

const made: string[] = [];

export function removeFixtures(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
}

/** A new folder whose files find a stand-in for the AWS SDK, as files in Lambda find the SDK. */
export function folderWithSdk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tschalice-table-'));
  made.push(folder);
  const sdk = join(folder, 'node_modules/@aws-sdk/client-apigatewaymanagementapi');
  mkdirSync(sdk, { recursive: true });
  cpSync(join(appFolder('websockets'), 'management-sdk.mjs'), join(sdk, 'index.mjs'));
  writeFileSync(join(sdk, 'package.json'), '{ "exports": "./index.mjs" }');
  return folder;
}
