/** What a new project can begin with. */
export interface Starter {
  /** Its folder in `templates/`. */
  readonly name: string;
  /** As one line of a list. */
  readonly about: string;
  /** Whether `tschalice local` has routes of it to serve. */
  readonly hasRoutes: boolean;
}

/** What `new-project` can begin with; the first one is what it takes when nothing is said. */
export const starters: readonly [Starter, ...Starter[]] = [
  { name: 'rest-api', about: 'REST API with a token authorizer, a blueprint and functions', hasRoutes: true },
  { name: 'rest-with-table', about: 'REST API that keeps its data in a DynamoDB table', hasRoutes: true },
  { name: 'lambda-only', about: 'Lambda functions that are invoked by their names', hasRoutes: false },
  { name: 'events', about: 'functions on events: SQS, SNS, S3, EventBridge, a schedule', hasRoutes: false },
  { name: 'websocket-chat', about: 'chat over websockets, with a table of who is connected', hasRoutes: false },
];

export const starterNames: readonly string[] = starters.map(({ name }) => name);

/** A line a starter, indented, its name first. */
export function starterList(): string {
  const width = Math.max(...starterNames.map((name) => name.length));
  return starters.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`).join('\n');
}
