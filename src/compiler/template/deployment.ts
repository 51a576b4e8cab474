import { getAtt, live, ref, sub } from '../cloudformation/intrinsic.js';
import type { Fragment, Value } from '../cloudformation/template.js';
import { deploymentRoleId } from '../model/deployment.js';
import type { Deployment, DeploymentRoleResource, DeploymentStepsResource } from '../model/resource.js';

/** The `DeploymentPreference` of a function. */
export function renderDeployment({ type, alarms, hooks, roleArn, triggers }: Deployment): Value {
  const { preTraffic, postTraffic } = hooks;
  const events = Object.entries(triggers);
  return {
    Type: 'name' in type ? type.name : ref(type.logicalId),
    ...(alarms.length > 0 && { Alarms: alarms }),
    ...((preTraffic !== null || postTraffic !== null) && {
      Hooks: { ...(preTraffic !== null && { PreTraffic: ref(preTraffic) }), ...(postTraffic !== null && { PostTraffic: ref(postTraffic) }) },
    }),
    // SAM's own role could invoke only functions whose names begin with CodeDeployHook_, and has no permissions boundary.
    Role: roleArn === null ? getAtt(deploymentRoleId, 'Arn') : live(roleArn),
    ...(events.length > 0 && {
      TriggerConfigurations: events.map(([event, topic]) => ({ TriggerName: event, TriggerEvents: [event], TriggerTargetArn: arnOf(topic) })),
    }),
  };
}

/** A topic of the stack is written as its logical ID alone. */
function arnOf(topic: string): Value {
  const [, logicalId] = /^\$\{(\w+)\}$/.exec(topic) ?? [];
  return logicalId === undefined ? live(topic) : ref(logicalId);
}

export function renderDeploymentRole({ logicalId, hookIds, topics, permissionsBoundary }: DeploymentRoleResource): Fragment {
  const Statement = [
    ...(hookIds.length === 0 ? [] : [{ Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: hookIds.map((id) => getAtt(id, 'Arn')) }]),
    ...(topics.length === 0 ? [] : [{ Effect: 'Allow', Action: ['sns:Publish'], Resource: topics.map(arnOf) }]),
  ];
  const Properties = {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'codedeploy.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
        },
      ],
    },
    ManagedPolicyArns: [sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited')],
    ...(Statement.length > 0 && { Policies: [{ PolicyName: `${logicalId}Policy`, PolicyDocument: { Version: '2012-10-17', Statement } }] }),
    ...(permissionsBoundary !== null && { PermissionsBoundary: live(permissionsBoundary) }),
  };
  return { resources: { [logicalId]: { Type: 'AWS::IAM::Role', Properties } } };
}

export function renderDeploymentSteps({ logicalId, steps: { kind, percent, minutes } }: DeploymentStepsResource): Fragment {
  const TrafficRoutingConfig =
    kind === 'canary'
      ? { Type: 'TimeBasedCanary', TimeBasedCanary: { CanaryPercentage: percent, CanaryInterval: minutes } }
      : { Type: 'TimeBasedLinear', TimeBasedLinear: { LinearPercentage: percent, LinearInterval: minutes } };
  return { resources: { [logicalId]: { Type: 'AWS::CodeDeploy::DeploymentConfig', Properties: { ComputePlatform: 'Lambda', TrafficRoutingConfig } } } };
}
