/** A project skeleton to start from. */
export interface Starter {
  /** Its folder in `templates/`. */
  readonly name: string;
  /** What it is, in one line. */
  readonly about: string;
  /** Whether it has routes for `tschalice local` to serve. */
  readonly hasRoutes: boolean;
}

/** The starters of `new-project`. The first one is the default. */
export const starters: readonly [Starter, ...Starter[]] = [
  { name: 'rest-api', about: 'REST API with a token authorizer, a blueprint and functions', hasRoutes: true },
  { name: 'rest-with-table', about: 'REST API that keeps its data in a DynamoDB table', hasRoutes: true },
  { name: 'lambda-only', about: 'Lambda functions that are invoked by name', hasRoutes: false },
  { name: 'events', about: 'functions for events: SQS, SNS, S3, EventBridge, a schedule', hasRoutes: false },
  { name: 'websocket-chat', about: 'chat over websockets, with a table of connections', hasRoutes: false },
];

export const starterNames: readonly string[] = starters.map(({ name }) => name);

/** One indented line for each starter, its name first. */
export function starterList(): string {
  const width = Math.max(...starterNames.map((name) => name.length));
  return starters.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`).join('\n');
}
