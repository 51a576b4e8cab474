/** A stack, as far as CloudFormation's description of it matters here. */
export interface Stack {
  readonly name: string;
  /** ARN; another one for each stack that has had the name. */
  readonly id: string;
  /** `UPDATE_COMPLETE`. */
  readonly status: string;
  readonly statusReason: string | undefined;
  /** When the last update began, as text; undefined before the first one. */
  readonly updated: string | undefined;
  readonly outputs: { readonly [name: string]: string };
}

export interface StackResource {
  readonly logicalId: string;
  /** What the service calls it: a name, an ID or an ARN, by type. */
  readonly physicalId: string;
  readonly type: string;
}

/** A step in the life of a stack or of one of its resources. */
export interface StackEvent {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string | undefined;
}

/** What a stack's ARN says: `arn:aws:cloudformation:eu-west-1:123456789012:stack/orders-dev/<uuid>`. */
export function partsOfStackId(id: string): { partition: string; region: string; account: string; name: string } {
  const [, partition = 'aws', , region = '', account = '', path = ''] = id.split(':');
  return { partition, region, account, name: path.split('/')[1] ?? '' };
}

/** The events of what was done to the stack last, oldest first, from all of them, newest first. */
export function eventsOfLastAct(events: readonly StackEvent[], stackId: string): StackEvent[] {
  const start = events.findIndex(({ physicalId, status }) => physicalId === stackId && /^(CREATE|UPDATE|DELETE|IMPORT)_IN_PROGRESS$/.test(status));
  return events.slice(0, start < 0 ? events.length : start + 1).toReversed();
}

/** Those that say why the act failed; what was only broken off because of another one is left out. */
export function failedEvents(events: readonly StackEvent[]): StackEvent[] {
  const failed = events.filter(({ status }) => status.endsWith('_FAILED'));
  const causes = failed.filter(({ reason = '' }) => !/^Resource (creation|update) cancelled/i.test(reason));
  return causes.length > 0 ? causes : failed;
}
