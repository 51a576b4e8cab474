import { getAtt, live, ref, sub, subWith } from '../cloudformation/intrinsic.js';
import { lambdaTrustPolicy } from '../cloudformation/policy-document.js';
import type { Fragment, Value } from '../cloudformation/template.js';
import type { LogGroupResource, PermissionResource, Resource, RoleResource } from '../model/resource.js';
import { renderAlarm } from './alarm.js';
import { renderRestDomain, renderWebsocketDomain } from './custom-domain.js';
import { renderDeploymentRole, renderDeploymentSteps } from './deployment.js';
import { renderFunction } from './function.js';
import { renderLayer } from './layer.js';
import { renderRestApi } from './rest-api.js';
import { renderScaling } from './scaling.js';
import { renderUsagePlan } from './usage-plan.js';
import { renderWebsocketApi } from './websocket-api.js';

/** What one resource adds to the template. No `default`: a forgotten kind does not compile. */
export function renderResource(resource: Resource): Fragment {
  switch (resource.kind) {
    case 'layer':
      return renderLayer(resource);
    case 'role':
      return renderRole(resource);
    case 'log-group':
      return renderLogGroup(resource);
    case 'function':
      return renderFunction(resource);
    case 'rest-api':
      return renderRestApi(resource);
    case 'permission':
      return renderPermission(resource);
    case 'rest-domain':
      return renderRestDomain(resource);
    case 'alarm':
      return renderAlarm(resource);
    case 'deployment-role':
      return renderDeploymentRole(resource);
    case 'deployment-steps':
      return renderDeploymentSteps(resource);
    case 'scaling':
      return renderScaling(resource);
    case 'usage-plan':
      return renderUsagePlan(resource);
    case 'websocket-api':
      return renderWebsocketApi(resource);
    case 'websocket-domain':
      return renderWebsocketDomain(resource);
  }
}

function renderRole({ logicalId, policy, permissionsBoundary }: RoleResource): Fragment {
  // No RoleName: with one, every deployment would need CAPABILITY_NAMED_IAM.
  const Properties = {
    AssumeRolePolicyDocument: lambdaTrustPolicy as unknown as Value,
    Policies: [{ PolicyDocument: policy, PolicyName: `${logicalId}Policy` }],
    ...(permissionsBoundary !== null && { PermissionsBoundary: live(permissionsBoundary) }),
  };
  return { resources: { [logicalId]: { Type: 'AWS::IAM::Role', Properties } } };
}

function renderLogGroup({ logicalId, functionId, retentionInDays, kmsKeyArn }: LogGroupResource): Fragment {
  const Properties = {
    // CloudFormation chooses the function's name during deployment, so the log group must refer to it.
    ...(functionId !== null && { LogGroupName: sub(`/aws/lambda/\${${functionId}}`) }),
    ...(retentionInDays !== null && { RetentionInDays: retentionInDays }),
    ...(kmsKeyArn !== null && { KmsKeyId: live(kmsKeyArn) }),
  };
  return { resources: { [logicalId]: { Type: 'AWS::Logs::LogGroup', Properties } } };
}

function renderPermission({ logicalId, functionId, functionBy, alias }: PermissionResource): Fragment {
  const Properties = {
    FunctionName: alias !== null ? ref(alias.id) : functionBy === 'ref' ? ref(functionId) : getAtt(functionId, 'Arn'),
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: subWith('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${RestAPIId}/*', { RestAPIId: ref('RestAPI') }),
  };
  return { resources: { [logicalId]: { Type: 'AWS::Lambda::Permission', Properties } } };
}
