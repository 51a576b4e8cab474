/** A stack, with what is needed here of CloudFormation's description. */
export interface Stack {
  readonly name: string;
  /** The ARN, which differs for each stack that had the name. */
  readonly id: string;
  /** `UPDATE_COMPLETE`. */
  readonly status: string;
  readonly statusReason: string | undefined;
  /** When the last update started, as a string; undefined before the first one. */
  readonly updated: string | undefined;
  readonly outputs: { readonly [name: string]: string };
}

export interface StackResource {
  readonly logicalId: string;
  /** The physical ID: a name, an ID or an ARN, depending on the type. */
  readonly physicalId: string;
  readonly type: string;
}

/** An event of a stack or of one of its resources. */
export interface StackEvent {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string | undefined;
}

/** The parts of a stack's ARN: `arn:aws:cloudformation:eu-west-1:123456789012:stack/orders-dev/<uuid>`. */
export function partsOfStackId(id: string): { partition: string; region: string; account: string; name: string } {
  const [, partition = 'aws', , region = '', account = '', path = ''] = id.split(':');
  return { partition, region, account, name: path.split('/')[1] ?? '' };
}

/** The events of the last operation on a stack, oldest first, out of all its events, newest first. */
export function eventsOfLastAct(events: readonly StackEvent[], stackId: string): StackEvent[] {
  const start = events.findIndex(({ physicalId, status }) => physicalId === stackId && /^(CREATE|UPDATE|DELETE|IMPORT)_IN_PROGRESS$/.test(status));
  return events.slice(0, start < 0 ? events.length : start + 1).toReversed();
}

/** The events that say why an operation failed, without resources that were only cancelled because of another failure. */
export function failedEvents(events: readonly StackEvent[]): StackEvent[] {
  const failed = events.filter(({ status }) => status.endsWith('_FAILED'));
  const causes = failed.filter(({ reason = '' }) => !/^Resource (creation|update) cancelled/i.test(reason));
  return causes.length > 0 ? causes : failed;
}
