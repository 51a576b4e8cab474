import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tschalice } from '../cli/run-cli.js';
import { startLambda } from '../project/lambda/lambda-process.js';
import { unzip } from '../project/sample-project.js';
import { appFolder, environmentOf, folderWithSdk, type Outcome, requestId } from './fixture.js';
import type { LogEntry } from './proxy-event.js';
import type { Table } from './table/row.js';

/** Packages an app as its user would, and gives the folder of the unpacked deployment package. */
export async function packageFixture(app: string): Promise<string> {
  const folder = folderWithSdk();
  const { status, stderr } = await tschalice(['package', join(folder, 'out')], { cwd: appFolder(app) });
  if (status !== 0) throw new Error(stderr);
  for (const [path, content] of unzip(readFileSync(join(folder, 'out/deployment.zip')))) {
    mkdirSync(dirname(join(folder, 'task', path)), { recursive: true });
    writeFileSync(join(folder, 'task', path), content);
  }
  return join(folder, 'task');
}

/** Runs a table in a process of its own, which gets the events through the Lambda Runtime API. */
export async function runInLambda(table: Table, folder: string): Promise<Outcome[]> {
  const { api, output, ended } = await startLambda(folder, `app.${table.handler}`, environmentOf(table));
  const failed = await api.initialised;
  if (failed !== null) throw new Error(`${failed.errorType}: ${failed.errorMessage}`);
  const answers = [];
  for (const [index, { event }] of table.rows.entries()) {
    answers.push(await api.invoke(event, { 'lambda-runtime-aws-request-id': requestId(index) }));
  }
  // What was logged is known to be complete only when the process has ended, which it does when nobody gives it events.
  await api.close();
  await ended;
  const lines = output()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogEntry);
  return answers.map((answer, index) => {
    const log = lines.filter((line) => line['requestId'] === requestId(index));
    if (answer.kind === 'response') return { result: JSON.parse(answer.body) as unknown, log };
    const { errorType, errorMessage } = answer.error;
    return { error: { errorType, errorMessage }, log };
  });
}
