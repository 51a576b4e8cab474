import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Chalice } from '../../src/app/chalice.js';
import type { lambdaHandler } from '../../src/runtime/index.js';
import { appFolder, type Ended, environmentOf, folderWithSdk, type Outcome, requestId } from './fixture.js';
import { lambdaContext, logged } from './proxy-event.js';
import type { Table } from './table/row.js';

/** Imports a copy of an app, and of the runtime, that nothing has used before. */
type Load = () => Promise<{ app: Chalice; lambdaHandler: typeof lambdaHandler }>;

/** Makes one module of an app and the sources of the runtime, so that both have the same classes. */
export async function bundleFixture(app: string): Promise<Load> {
  const root = process.cwd();
  const outfile = join(folderWithSdk(), 'app.mjs');
  await build({
    stdin: {
      contents: `export { app } from './app.ts'; export { lambdaHandler } from ${JSON.stringify(join(root, 'src/runtime/index.ts'))};`,
      resolveDir: appFolder(app),
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    alias: { tschalice: join(root, 'src/index.ts') },
    external: ['@aws-sdk/*'],
  });
  let copies = 0;
  return () => import(`${pathToFileURL(outfile).href}?${++copies}`) as ReturnType<Load>;
}

/** Runs a table in this process. */
export async function runInProcess(table: Table, load: Load): Promise<Outcome[]> {
  const { env } = process;
  process.env = { ...env, ...environmentOf(table) };
  try {
    const { app, lambdaHandler } = await load();
    const handler = lambdaHandler(app, table.handler);
    const outcomes: Outcome[] = [];
    for (const [index, { event }] of table.rows.entries()) {
      const context = { ...lambdaContext, functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'], awsRequestId: requestId(index) };
      let end: Ended | undefined;
      const log = await logged(async () => {
        end = await handler(throughJson(event), context).then(
          (result: unknown) => ({ result: throughJson(result) }),
          ({ name, message }: Error) => ({ error: { errorType: name, errorMessage: message } }),
        );
      });
      outcomes.push({ ...end!, log });
    }
    return outcomes;
  } finally {
    process.env = env;
  }
}

/** What comes out at the other end of Lambda. */
function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null') as unknown;
}
