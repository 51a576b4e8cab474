import type { AppDefinition, FunctionDefinition } from '../../app/definition.js';
import type { EventSourceDefinition } from '../../app/event-source-definition.js';
import type { Problem } from '../problem/problem.js';
import type { CheckContext } from './check-context.js';
import { checkPattern } from './check-pattern.js';
import { checkFilterKeys, checkSqs, checkStream } from './check-polled-source.js';
import { checkS3, checkSharedBuckets } from './check-s3-source.js';
import { isArnOf, isArnReference } from './event-source.js';
import { eventFieldMistakes } from './pattern.js';
import { type Report, reportAt } from './report.js';
import { scheduleMistake } from './schedule-expression.js';
import { isTimeZone, nearestTimeZone } from './time-zone.js';

type Source<Kind extends EventSourceDefinition['kind']> = Extract<EventSourceDefinition, { kind: Kind }>;

export function checkEventSources({ functions }: AppDefinition, context: CheckContext): Problem[] {
  return [
    ...functions.flatMap((fn) => (fn.eventSource === null ? [] : check(fn.eventSource, fn, reportAt(context, fn.at)))),
    ...checkSharedBuckets(functions, context),
  ];
}

function check(source: EventSourceDefinition, { name }: FunctionDefinition, report: Report): Problem[] {
  switch (source.kind) {
    case 's3':
      return checkS3(`S3 handler '${name}'`, source, report);
    case 'sqs':
      return checkSqs(`SQS handler '${name}'`, source, report);
    case 'kinesis': {
      const what = `Kinesis handler '${name}'`;
      return [
        ...checkNameOrArn(what, 'kinesis', 'stream', source.stream, report),
        ...checkFilterKeys(what, source, report),
        ...checkStream(what, source, report),
      ];
    }
    case 'dynamodb': {
      const what = `DynamoDB handler '${name}'`;
      const fix = "use the stream's ARN, which ends in /stream/ and a time, or '${Table.StreamArn}' for a table in a merge template";
      return [
        ...(source.streamArn.startsWith('arn:') || isArnReference(source.streamArn)
          ? []
          : report('dynamodb-stream-arn', `${what}: streamArn must be an ARN, not '${source.streamArn}'`, fix)),
        ...checkFilterKeys(what, source, report),
        ...checkStream(what, source, report),
      ];
    }
    case 'sns':
      return checkSns(`SNS handler '${name}'`, source, report);
    case 'schedule':
      return [
        ...checkSchedule(`schedule '${name}'`, source, report),
        ...checkDescription(`schedule '${name}'`, source.description, report),
        ...checkInput(`schedule '${name}'`, source.input, report),
        ...checkTimeZone(`schedule '${name}'`, source, report),
      ];
    case 'cloudwatch':
      return checkCloudWatch(`event handler '${name}'`, source, report);
  }
}

function checkCloudWatch(what: string, { eventPattern, eventBus }: Source<'cloudwatch'>, report: Report): Problem[] {
  const isBus = eventBus === null || eventBus.includes('${') || isArnOf('events', eventBus) || /^[\w./-]{1,256}$/.test(eventBus);
  return [
    ...(Object.keys(eventPattern).length > 0
      ? checkPattern(`${what}: eventPattern`, 'event-pattern', eventPattern, report)
      : report(
          'event-pattern-empty',
          `${what}: the eventPattern is empty, but EventBridge needs one that names a field`,
          "name a source, as in { source: ['aws.ec2'] }",
        )),
    ...eventFieldMistakes(eventPattern).flatMap(({ message, fix }) => report('event-pattern-field', `${what}: ${message}`, fix)),
    ...(isBus
      ? []
      : report('event-bus', `${what}: eventBus must be the name or the ARN of an event bus, not '${eventBus}'`, 'leave it out for the default bus')),
  ];
}

function checkSns(what: string, { topic, filterPolicy, filterPolicyScope: scope }: Source<'sns'>, report: Report): Problem[] {
  const scopes = ['MessageAttributes', 'MessageBody'];
  const fix = `use ${scopes.map((one) => `'${one}'`).join(' or ')}`;
  return [
    ...checkNameOrArn(what, 'sns', 'topic', topic, report),
    ...(filterPolicy === null ? [] : checkPattern(`${what}: filterPolicy`, 'sns-filter-policy', filterPolicy, report)),
    ...(scope === null || scopes.includes(scope) ? [] : report('sns-filter-policy-scope', `${what}: filterPolicyScope cannot be '${scope}'`, fix)),
    ...(scope !== null && filterPolicy === null
      ? report('sns-filter-policy-scope', `${what}: there is a filterPolicyScope without a filterPolicy`, 'add a filterPolicy, or remove the scope')
      : []),
  ];
}

/** Otherwise any other ARN would be taken for a name. */
function checkNameOrArn(what: string, service: 'kinesis' | 'sns', option: string, value: string, report: Report): Problem[] {
  if (!/^(https?|arn):/.test(value) || isArnOf(service, value)) return [];
  return report(
    service === 'sns' ? 'sns-topic' : 'kinesis-stream',
    `${what}: ${option} must be the name or the ARN of a ${option}, not '${value}'`,
    `use the name of the ${option}, or its ARN`,
  );
}

function checkTimeZone(what: string, { timezone, expression }: Source<'schedule'>, report: Report): Problem[] {
  if (timezone === null) return [];
  if (!isTimeZone(timezone)) {
    const near = nearestTimeZone(timezone);
    const fix = near === undefined ? "use the zone's name, as in 'Europe/Berlin', or leave timezone out for UTC" : `did you mean '${near}'?`;
    return report('schedule-timezone', `${what}: '${timezone}' is not the name of a time zone`, fix);
  }
  if (!expression.startsWith('rate(')) return [];
  return report.warning(
    'schedule-timezone-unused',
    `${what}: timezone changes nothing for '${expression}', which has no time of the day`,
    'use a cron expression, or remove timezone',
  );
}

function checkInput(what: string, input: string | null, report: Report): Problem[] {
  if (input === null || input.length <= 8192) return [];
  return report(
    'schedule-input',
    `${what}: the input has ${input.length} characters as JSON, but EventBridge allows 8192`,
    'store large data elsewhere, and let the function read it',
  );
}

function checkSchedule(what: string, { expression, timezone }: Source<'schedule'>, report: Report): Problem[] {
  const mistake = scheduleMistake(
    expression,
    timezone === null ? { instead: "add a timezone, such as { timezone: 'UTC' }, which makes it one of EventBridge Scheduler" } : 'scheduler',
  );
  return mistake === undefined ? [] : report('schedule-expression', `${what}: ${mistake.message}`, mistake.fix);
}

/** EventBridge's limit for a rule's description. */
function checkDescription(what: string, description: string | null, report: Report): Problem[] {
  if (description === null || description.length <= 512) return [];
  return report('schedule-description', `${what}: the description has ${description.length} characters, but EventBridge allows 512`, 'shorten it');
}
