import { ref, sub, subWith } from '../cloudformation/intrinsic.js';
import type { Fragment, TemplateResource, Value } from '../cloudformation/template.js';
import type { ScalingResource } from '../model/resource.js';

/** What AWS Application Auto Scaling does with the provisioned concurrency of an alias. */
export function renderScaling({ logicalId, policyId, functionId, alias, provisioned }: ScalingResource): Fragment {
  const { min, max, targetUtilization, schedules } = provisioned;
  const isNamed = !alias.id.includes('.');
  const target: TemplateResource = {
    Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    ...(isNamed && { DependsOn: [alias.id] }),
    Properties: {
      ServiceNamespace: 'lambda',
      ScalableDimension: 'lambda:function:ProvisionedConcurrency',
      ResourceId: isNamed ? sub(`function:\${${functionId}}:${alias.name}`) : resourceIdOf(functionId, alias.id),
      MinCapacity: min,
      MaxCapacity: max,
      ...(schedules.length > 0 && {
        ScheduledActions: schedules.map((one) => ({
          ScheduledActionName: one.name,
          Schedule: one.expression,
          ...(one.timezone !== null && { Timezone: one.timezone }),
          ScalableTargetAction: { ...(one.min !== null && { MinCapacity: one.min }), ...(one.max !== null && { MaxCapacity: one.max }) },
        })),
      }),
    },
  };
  const policy: TemplateResource = {
    Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
    Properties: {
      PolicyName: 'Utilization',
      PolicyType: 'TargetTrackingScaling',
      ScalingTargetId: ref(logicalId),
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: targetUtilization ?? 0,
        PredefinedMetricSpecification: { PredefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' },
      },
    },
  };
  return { resources: { [logicalId]: target, ...(targetUtilization !== null && { [policyId]: policy }) } };
}

/** The name of an alias that a parameter names is the end of its ARN; to ask for that is also to wait for the alias. */
function resourceIdOf(functionId: string, aliasRef: string): Value {
  const name: Value = { 'Fn::Select': [7, { 'Fn::Split': [':', ref(aliasRef)] }] };
  return subWith(`function:\${${functionId}}:\${Alias}`, { Alias: name });
}
