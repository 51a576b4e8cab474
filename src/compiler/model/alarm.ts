import { live, ref, sub } from '../cloudformation/intrinsic.js';
import type { Alarm, Alarms } from '../config/alarms.js';
import type { AppFunction } from './app-function.js';
import type { AppModel } from './app-model.js';
import type { AlarmResource, Metric, Watched } from './resource.js';
import { restApiId } from '../cloudformation/rest-api-id.js';

/** The alarms of a stage: those of the REST API, then those of each function. */
export function buildAlarms(app: AppModel): AlarmResource[] {
  return [...(app.definition.routes.length === 0 ? [] : apiAlarms(app)), ...app.functions.flatMap(functionAlarms)];
}

/** The logical IDs of a function's alarms. */
export function alarmIdsOf(fn: AppFunction): string[] {
  return functionAlarms(fn).map(({ logicalId }) => logicalId);
}

/** The logical ID of a function's alarm of one kind; undefined if it has none. */
export function functionAlarmIdOf(fn: AppFunction, kind: keyof Alarms): string | undefined {
  const id = alarmId(fn.stem, kind);
  return alarmIdsOf(fn).includes(id) ? id : undefined;
}

/** The logical ID of the REST API's alarm of one kind; undefined if it has none. */
export function apiAlarmIdOf(alarms: Alarms, kind: keyof Alarms): string | undefined {
  const id = alarmId(restApiId, kind);
  return apiAlarmIds(alarms).includes(id) ? id : undefined;
}

function alarmId(of: string, kind: keyof Alarms): string {
  return `${of}${suffixes[kind]}`;
}

const suffixes: { readonly [kind in keyof Alarms]: string } = {
  errorRate: 'ErrorRateAlarm',
  latency: 'LatencyAlarm',
  throttles: 'ThrottlesAlarm',
  deadLetters: 'DeadLettersAlarm',
};

/** The logical IDs of the REST API's alarms. */
export function apiAlarmIds({ errorRate, latency }: Alarms): string[] {
  return [...(errorRate === null ? [] : [alarmId(restApiId, 'errorRate')]), ...(latency === null ? [] : [alarmId(restApiId, 'latency')])];
}

function apiAlarms({ definition, config }: AppModel): AlarmResource[] {
  const { errorRate, latency } = config.alarms;
  // CloudWatch knows a REST API by its name, not by its ID.
  const metric = (name: string): Metric => ({
    namespace: 'AWS/ApiGateway',
    name,
    dimensions: { ApiName: definition.appName, Stage: config.apiGatewayStage },
  });
  return [
    ...alarm(
      alarmId(restApiId, 'errorRate'),
      errorRate,
      { kind: 'rate', part: metric('5XXError'), whole: metric('Count') },
      (most) => `More than ${most} percent of requests are answered with status 5xx.`,
    ),
    ...alarm(
      alarmId(restApiId, 'latency'),
      latency,
      { kind: 'metric', metric: metric('Latency'), statistic: 'p95' },
      (most) => `One request in twenty takes more than ${most} ms.`,
    ),
  ];
}

function functionAlarms(fn: AppFunction): AlarmResource[] {
  const { stem, name, settings } = fn;
  const { errorRate, latency, throttles, deadLetters } = settings.alarms;
  const metric = (of: string): Metric => ({ namespace: 'AWS/Lambda', name: of, dimensions: functionDimensions(fn) });
  const lost = lostEvents(fn, metric);
  return [
    ...alarm(
      alarmId(stem, 'errorRate'),
      errorRate,
      { kind: 'rate', part: metric('Errors'), whole: metric('Invocations') },
      (most) => `More than ${most} percent of the invocations of ${name} fail.`,
    ),
    ...alarm(
      alarmId(stem, 'latency'),
      latency,
      { kind: 'metric', metric: metric('Duration'), statistic: 'p95' },
      (most) => `One invocation of ${name} in twenty takes more than ${most} ms.`,
    ),
    ...alarm(
      alarmId(stem, 'throttles'),
      throttles,
      { kind: 'metric', metric: metric('Throttles'), statistic: 'Sum' },
      (most) => `More than ${most} invocations of ${name} are refused, because too many run at once.`,
    ),
    ...(lost === undefined
      ? []
      : alarm(alarmId(stem, 'deadLetters'), deadLetters, lost, (most) => `More than ${most} events for ${name} are lost or put aside.`)),
  ];
}

/** Whom the metrics are of. The alias is named by a text, since its deployment refers to the alarm. */
function functionDimensions({ logicalId, alias }: AppFunction): Metric['dimensions'] {
  return { FunctionName: ref(logicalId), ...(alias !== null && { Resource: sub(`\${${logicalId}}:${alias.name}`) }) };
}

/** Where the events are counted that a function could not handle; undefined where its caller learns of each error, or only the queue's owner does. */
function lostEvents({ handles, eventSource }: AppFunction, metric: (name: string) => Metric): Watched | undefined {
  if (handles !== 'events' || eventSource?.kind === 'sqs') return undefined;
  if (eventSource === null || !('onFailure' in eventSource)) return { kind: 'metric', metric: metric('AsyncEventsDropped'), statistic: 'Sum' };
  const { onFailure } = eventSource;
  if (onFailure === null) return undefined;
  const isTopic = /^arn:(?:\$\{[^}]*\}|[^:]*):sns:/.test(onFailure);
  const target = live(onFailure.split(':').at(-1)!);
  return isTopic
    ? { kind: 'metric', metric: { namespace: 'AWS/SNS', name: 'NumberOfMessagesPublished', dimensions: { TopicName: target } }, statistic: 'Sum' }
    : { kind: 'metric', metric: { namespace: 'AWS/SQS', name: 'ApproximateNumberOfMessagesVisible', dimensions: { QueueName: target } }, statistic: 'Maximum' };
}

function alarm(logicalId: string, settings: Alarm | null, watched: Watched, what: (threshold: number) => string): AlarmResource[] {
  if (settings === null) return [];
  return [{ kind: 'alarm', logicalId, description: what(settings.threshold), watched, alarm: settings }];
}
