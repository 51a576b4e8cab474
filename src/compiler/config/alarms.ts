import { type Level, mergedGroup } from './level.js';

/** When CloudWatch is to alarm; null for no alarm. */
export interface Alarms {
  /** Its threshold is in percent. */
  readonly errorRate: Alarm | null;
  /** Its threshold is in milliseconds, for the slowest twentieth. */
  readonly latency: Alarm | null;
  readonly throttles: Alarm | null;
  readonly deadLetters: Alarm | null;
}

export interface Alarm {
  /** The most that is in order. */
  readonly threshold: number;
  readonly evaluationPeriods: number;
  /** In seconds. */
  readonly period: number;
  /** ARNs of topics, for `Fn::Sub`. */
  readonly actions: readonly string[];
}

type Written = { readonly [Key in 'threshold' | 'evaluation_periods' | 'period']?: number | null } & { readonly actions?: readonly string[] | null };

/** The alarms of the REST API. */
export function resolveAlarms(levels: readonly Level[]): Alarms {
  const written = mergedGroup(levels, 'alarms') ?? {};
  const alarm = (one: Written | boolean | null | undefined, threshold: number, evaluationPeriods: number): Alarm | null => {
    if (one === undefined || one === null || one === false) return null;
    const own = one === true ? {} : one;
    return {
      threshold: own.threshold ?? threshold,
      evaluationPeriods: own.evaluation_periods ?? evaluationPeriods,
      period: own.period ?? 300,
      actions: own.actions ?? written.actions ?? [],
    };
  };
  return {
    errorRate: alarm(written.error_rate, 1, 2),
    latency: alarm(written.latency, 5000, 3),
    throttles: alarm(written.throttles, 0, 1),
    deadLetters: alarm(written.dead_letters, 0, 1),
  };
}

/** The alarms of one function: what a request may take says nothing of what a job may take, so only its own settings limit its duration. */
export function resolveFunctionAlarms(levels: readonly Level[]): Alarms {
  const all = resolveAlarms(levels);
  const own = resolveAlarms(levels.filter(({ path }) => path.at(-2) === 'lambda_functions'));
  return own.latency === null ? { ...all, latency: null } : all;
}
