import { getAtt, live, ref } from '../cloudformation/intrinsic.js';
import type { Fragment } from '../cloudformation/template.js';
import { deploymentPackage } from '../cloudformation/zip-path.js';
import type { FunctionResource } from '../model/resource.js';
import { renderDeployment } from './deployment.js';
import { renderEvent } from './event-source.js';

export function renderFunction(fn: FunctionResource): Fragment {
  const { logicalId, handlerPath, settings, tags, role, managedLayer, eventSource, eventKey, deployment } = fn;
  const { architecture, ephemeralStorage, environment, layers, reservedConcurrency, securityGroupIds, subnetIds } = settings;
  const { alias, provisioned, kmsKeyArn, logFormat, logLevel, systemLogLevel } = settings;
  const allLayers = [...(managedLayer === null ? [] : [ref(managedLayer)]), ...layers];
  const Properties = {
    Runtime: settings.runtime,
    Handler: handlerPath,
    CodeUri: deploymentPackage,
    Tags: tags,
    Tracing: settings.xray ? 'Active' : 'PassThrough',
    Timeout: settings.timeout,
    MemorySize: settings.memorySize,
    Architectures: [architecture],
    ...(ephemeralStorage !== null && { EphemeralStorage: { Size: ephemeralStorage } }),
    ...(Object.keys(environment).length > 0 && { Environment: { Variables: environment } }),
    ...(kmsKeyArn !== null && { KmsKeyArn: live(kmsKeyArn) }),
    ...(logFormat !== null && {
      LoggingConfig: {
        LogFormat: logFormat,
        ...(logLevel !== null && { ApplicationLogLevel: logLevel }),
        ...(systemLogLevel !== null && { SystemLogLevel: systemLogLevel }),
      },
    }),
    ...(subnetIds.length > 0 && { VpcConfig: { SecurityGroupIds: securityGroupIds, SubnetIds: subnetIds } }),
    ...(reservedConcurrency !== null && { ReservedConcurrentExecutions: reservedConcurrency }),
    ...(allLayers.length > 0 && { Layers: allLayers }),
    Role: 'arn' in role ? role.arn : getAtt(role.logicalId, 'Arn'),
    ...(eventSource !== null && eventKey !== null && { Events: { [eventKey]: renderEvent(eventSource, settings.permissionsBoundary) } }),
    ...(alias !== null && { AutoPublishAlias: alias }),
    ...(deployment !== null && { DeploymentPreference: renderDeployment(deployment) }),
    ...(provisioned !== null && provisioned.min > 0 && { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: provisioned.min } }),
  };
  return { resources: { [logicalId]: { Type: 'AWS::Serverless::Function', Properties } } };
}
