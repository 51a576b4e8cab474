import { live, sub } from '../cloudformation/intrinsic.js';
import type { Fragment, Value } from '../cloudformation/template.js';
import { alarmName } from '../cloudformation/alarm-name.js';
import type { AlarmResource, Metric, Watched } from '../model/resource.js';

export function renderAlarm({ logicalId, description, watched, alarm }: AlarmResource): Fragment {
  const { actions, evaluationPeriods, period, threshold } = alarm;
  const Properties = {
    // Known before it is deployed, so that a pipeline can watch it.
    AlarmName: sub(alarmName('${AWS::StackName}', logicalId)),
    AlarmDescription: description,
    ...renderWatched(watched, period),
    EvaluationPeriods: evaluationPeriods,
    Threshold: threshold,
    ComparisonOperator: 'GreaterThanThreshold',
    // Nothing is wrong while nobody calls.
    TreatMissingData: 'notBreaching',
    ...(actions.length > 0 && { AlarmActions: actions.map(live) }),
  };
  return { resources: { [logicalId]: { Type: 'AWS::CloudWatch::Alarm', Properties } } };
}

function renderWatched(watched: Watched, period: number): { readonly [property: string]: Value } {
  if (watched.kind === 'metric') {
    const { metric, statistic } = watched;
    return { ...renderMetric(metric), [statistic === 'p95' ? 'ExtendedStatistic' : 'Statistic']: statistic, Period: period };
  }
  const query = (Id: string, metric: Metric): Value => ({ Id, MetricStat: { Metric: renderMetric(metric), Period: period, Stat: 'Sum' }, ReturnData: false });
  return {
    Metrics: [
      query('failed', watched.part),
      query('total', watched.whole),
      { Id: 'percent', Expression: 'IF(total > 0, 100 * failed / total, 0)', Label: 'Percent', ReturnData: true },
    ],
  };
}

function renderMetric({ namespace, name, dimensions }: Metric): { readonly [property: string]: Value } {
  return { Namespace: namespace, MetricName: name, Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })) };
}
