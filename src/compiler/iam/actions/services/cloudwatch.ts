import { need } from '../need.js';
import type { Need, ServiceRules } from '../service-rules.js';
import { from } from '../source.js';

/** IAM's data names `dataset` for these, which exists for a part of the metrics only; ordinary ones have no resource. */
function ofMetrics(action: string): readonly Need[] {
  return [need(`cloudwatch:${action}`, { types: [] })];
}

const alarms = { from: { AlarmName: from(['AlarmName', 'AlarmNames[]']) } };

/** "Actions, resources, and condition keys for Amazon CloudWatch", and "CloudWatch permissions reference" in the User Guide. */
export const cloudwatch = (): ServiceRules => ({
  prefix: 'cloudwatch',
  types: {
    alarm: [alarms],
    'alarm-mute-rule': [{ from: { AlarmMuteRuleName: from(['AlarmMuteRuleName', 'Name']) } }],
    dashboard: [{ from: { DashboardName: from(['DashboardName', 'DashboardNames[]']) } }],
    dataset: [{ from: { DatasetId: from('DatasetIdentifier') } }],
    'insight-rule': [{ from: { InsightRuleName: from(['RuleName', 'RuleNames[]']) } }],
    'metric-stream': [{ from: { MetricStreamName: from(['Name', 'Names[]']) } }],
  },
  operations: {
    // Without names, all alarms are meant, on which the role needs the right as well.
    DescribeAlarmHistory: [need('cloudwatch:DescribeAlarmHistory', { on: [{ format: allAlarms(), from: { AlarmName: from('AlarmName', { absent: '*' }) } }] })],
    DescribeAlarms: [need('cloudwatch:DescribeAlarms', { on: [{ format: allAlarms(), from: { AlarmName: from('AlarmNames[]', { absent: '*' }) } }] })],
    GetMetricData: ofMetrics('GetMetricData'),
    ListAlarmMuteRules: ofMetrics('ListAlarmMuteRules'),
    ListMetrics: ofMetrics('ListMetrics'),
    PutAlarmMuteRule: [need('cloudwatch:PutAlarmMuteRule', { types: ['alarm-mute-rule'] })],
    PutMetricData: ofMetrics('PutMetricData'),
    PutMetricAlarm: [need('cloudwatch:PutMetricAlarm', { types: ['alarm'] })],
  },
});

function allAlarms(): string {
  return 'arn:${Partition}:cloudwatch:${Region}:${Account}:alarm:${AlarmName}';
}
