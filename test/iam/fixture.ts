import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder of `test/iam/fixtures`: an app that is packaged, and whose functions are really run.
 *
 * `runs.json` says how (`Run`), `expected.json` what their roles must allow (`Expected`), written by hand from AWS's documentation.
 */
export interface Fixture {
  readonly name: string;
  readonly directory: string;
  readonly runs: readonly Run[];
  readonly expected: Expected;
}

/** One event for one function. */
export interface Run {
  /** A request to a route: `GET /orders/{id}`. */
  readonly request?: string;
  readonly params?: { readonly [name: string]: string };
  /** `a=1&b=2`. */
  readonly query?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Any other function, by its name. */
  readonly function?: string;
  /** Its event as it is. */
  readonly event?: unknown;
  /** Or a maker of events and what it is called with: `["sqsEvent", ["a"]]`. */
  readonly make?: readonly [maker: string, ...given: unknown[]];
  /** What AWS answers, by operation: one answer for all requests, or a list whose last one stays. `answers.ts` says more. */
  readonly answers?: Answers;
  /** Whether the handler is meant to throw, or to answer with a 500. */
  readonly fails?: true;
}

export interface Answers {
  readonly [operation: string]: unknown;
}

export interface Expected {
  /** By function, by ARN (in `us-east-1`, account 123456789012; names that CloudFormation makes up are `stack-LogicalId`), the actions. */
  readonly grants: { readonly [functionName: string]: { readonly [resource: string]: readonly string[] } };
  /**
   * What is allowed in addition, in the same form: what is not told apart, though a person would. It counts against the precision as far as no run
   * uses it. Default none.
   */
  readonly alsoGranted?: Expected['grants'];
  /** Actions that a function needs and is not allowed, by function: it is warned of instead. Default none. */
  readonly untold?: { readonly [functionName: string]: readonly string[] };
  /** What is warned of, as `code app.ts:12`. Default none. */
  readonly warnings?: readonly string[];
}

export const fixturesFolder: string = join(process.cwd(), 'test/iam/fixtures');

export function readFixtures(): Fixture[] {
  return readdirSync(fixturesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(fixturesFolder, entry.name, 'runs.json')))
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const directory = join(fixturesFolder, name);
      const parsed = (file: string): unknown => JSON.parse(readFileSync(join(directory, file), 'utf8'));
      return { name, directory, runs: parsed('runs.json') as Run[], expected: parsed('expected.json') as Expected };
    });
}

export function functionOf(run: Run): string {
  return run.function ?? 'api_handler';
}
