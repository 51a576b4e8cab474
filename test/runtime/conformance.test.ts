import { expect } from 'chai';
import { endProcesses } from '../project/lambda/lambda-process.js';
import { type Outcome, removeFixtures, requestId } from './fixture.js';
import { packageFixture, runInLambda } from './in-lambda.js';
import { bundleFixture, runInProcess } from './in-process.js';
import { authorizer } from './table/authorizer.js';
import { blueprints } from './table/blueprint.js';
import { contentType } from './table/content-type.js';
import { cors } from './table/cors.js';
import { debug, error } from './table/error.js';
import { events } from './table/event.js';
import { middleware } from './table/middleware.js';
import { request } from './table/request.js';
import { allBinary, jsonAsBinary, response } from './table/response.js';
import { routing } from './table/routing.js';
import type { Row, Table } from './table/row.js';
import { websockets } from './table/websocket.js';

/**
 * What the runtime does with each event, by the sections of its specification. A part of a test's name: `6.1` finds that section
 * (mocha -g ' 6.1 '), `R-Q5` a quirk of Chalice's and what became of it.
 */
const tables: readonly Table[] = [
  { ...routing, rows: [...routing.rows, ...request.rows, ...contentType.rows, ...response.rows, ...error.rows] },
  debug,
  jsonAsBinary,
  allBinary,
  cors,
  ...events,
  ...websockets,
  authorizer,
  ...middleware,
  ...blueprints,
];

/** Tests all rows, with fixtures that are made once an app. */
function check<Fixture>(make: (app: string) => Promise<Fixture>, run: (table: Table, fixture: Fixture) => Promise<Outcome[]>): void {
  const fixtures = new Map<string, Fixture>();
  before(async () => {
    const apps = [...new Set(tables.map(({ app }) => app))];
    await Promise.all(apps.map(async (app) => fixtures.set(app, await make(app))));
  });
  after(removeFixtures);

  for (const table of tables) {
    const { app, handler, environment = {}, rows } = table;
    describe([app, handler, ...Object.entries(environment).map((pair) => pair.join('='))].join(' '), () => {
      let outcomes: Outcome[];
      before(async () => {
        outcomes = await run(table, fixtures.get(app)!);
      });
      for (const [index, row] of rows.entries()) {
        it(row.says, () => expect(outcomes[index]).to.deep.equal(filledIn(wanted(table, row, index), outcomes[index])));
      }
    });
  }
}

function wanted({ app }: Table, { want, log = [] }: Row, index: number): object {
  return { ...want, log: log.map((line) => ({ timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, logger: app, requestId: requestId(index), ...line })) };
}

/** What is wanted, with the text that there is in the place of each pattern that it matches. */
function filledIn(want: unknown, got: unknown): unknown {
  if (want instanceof RegExp) return typeof got === 'string' && want.test(got) ? got : want;
  if (Array.isArray(want)) return want.map((item, index) => filledIn(item, (got as unknown[] | undefined)?.[index]));
  if (typeof want !== 'object' || want === null) return want;
  return Object.fromEntries(Object.entries(want).map(([key, item]) => [key, filledIn(item, (got as { [key: string]: unknown } | undefined)?.[key])]));
}

describe('the runtime in this process', () => {
  check(bundleFixture, runInProcess);
});

describe('the runtime in a deployment package, through the Lambda Runtime API', () => {
  after(endProcesses);
  check(packageFixture, runInLambda);
});
