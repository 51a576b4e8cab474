import type { EventSourceDefinition } from '../../app/event-source-definition.js';
import { eventId, isLayerVersionId } from '../expand/sam-logical-id.js';
import { partsOfStackId, type Stack, type StackResource } from './stack.js';
import type { DeployedResource } from './generated/deployed-file.js';
import { eventSuffix, isByScheduler } from '../model/event-source.js';
import type { FunctionResource, Resource } from '../model/resource.js';
import { hasDefaultRole } from '../model/role.js';

/** A deployed stack with its resources. */
export interface FoundStack {
  readonly stack: Stack;
  readonly made: readonly StackResource[];
  /** Logical IDs of the roles to which a merge template gives a path, which is part of their ARN but not known here. */
  readonly rolesWithPath: readonly string[];
}

/** The stack's resources, by their names in the app and in Chalice's own files. */
export function deployedResources(resources: readonly Resource[], found: FoundStack): DeployedResource[] {
  const functions = resources.filter((resource) => resource.kind === 'function');
  return resources.flatMap((resource): DeployedResource[] => {
    const physicalId = physicalIdOf(resource, found.made);
    return physicalId === undefined ? [] : deployedResource(resource, physicalId, functions, found);
  });
}

function physicalIdOf({ kind, logicalId }: Resource, made: readonly StackResource[]): string | undefined {
  const isIt = (one: StackResource): boolean =>
    kind === 'layer' ? one.type === 'AWS::Lambda::LayerVersion' && isLayerVersionId(one.logicalId, logicalId) : one.logicalId === logicalId;
  return made.find(isIt)?.physicalId;
}

function deployedResource(resource: Resource, physicalId: string, functions: readonly FunctionResource[], found: FoundStack): DeployedResource[] {
  const { stack, made, rolesWithPath } = found;
  const { partition, account } = partsOfStackId(stack.id);
  switch (resource.kind) {
    case 'layer':
      return [{ name: 'managed-layer', resource_type: 'lambda_layer', layer_version_arn: physicalId }];
    case 'role': {
      const owner = functions.find(({ role }) => 'logicalId' in role && role.logicalId === resource.logicalId);
      // A function with the name `default` may have a role of its own with the same logical ID.
      const name = owner === undefined || hasDefaultRole(owner) ? 'default-role' : `${owner.name}_role`;
      const arn = rolesWithPath.includes(resource.logicalId) ? {} : { role_arn: `arn:${partition}:iam::${account}:role/${physicalId}` };
      return [{ name, resource_type: 'iam_role', role_name: physicalId, ...arn }];
    }
    case 'log-group': {
      if (resource.functionId === null) return [{ name: 'rest_api-log-group', resource_type: 'log_group', log_group_name: physicalId }];
      const owner = functions.find(({ logicalId }) => logicalId === resource.functionId);
      return [{ name: `${owner?.name ?? resource.functionId}-log-group`, resource_type: 'log_group', log_group_name: physicalId }];
    }
    case 'function': {
      const lambdaArn = functionArn(physicalId, stack);
      const { eventSource: source } = resource;
      return [
        { name: resource.name, resource_type: 'lambda_function', lambda_arn: lambdaArn },
        ...(source === null ? [] : deployedEvent(resource, source, lambdaArn, made)),
      ];
    }
    case 'rest-api':
      return [{ name: 'rest_api', resource_type: 'rest_api', rest_api_id: physicalId, ...present({ rest_api_url: stack.outputs['EndpointURL'] }) }];
    case 'websocket-api': {
      const url = present({ websocket_api_url: stack.outputs['WebsocketConnectEndpointURL'] });
      return [{ name: 'websocket_api', resource_type: 'websocket_api', websocket_api_id: physicalId, ...url }];
    }
    case 'alarm':
    case 'usage-plan':
    case 'deployment-role':
    case 'deployment-steps':
    case 'scaling':
      return [];
    case 'rest-domain':
      return [{ name: 'api_gateway_custom_domain', resource_type: 'domain_name', domain_name: physicalId }];
    case 'websocket-domain':
      return [{ name: 'websocket_api_custom_domain', resource_type: 'domain_name', domain_name: physicalId }];
    case 'permission':
      return [];
  }
}

function functionArn(name: string, { id }: Stack): string {
  const { partition, region, account } = partsOfStackId(id);
  return `arn:${partition}:lambda:${region}:${account}:function:${name}`;
}

/** The resource that SAM generates for a function's event source; none for a bucket in a merge template, which includes the notification. */
function deployedEvent(
  { logicalId, name, eventKey }: FunctionResource,
  source: EventSourceDefinition,
  lambdaArn: string,
  made: readonly StackResource[],
): DeployedResource[] {
  const physicalId = made.find((one) => one.logicalId === eventId(logicalId, eventKey!))?.physicalId;
  if (physicalId === undefined) return [];
  // CloudFormation's ID of a rule starts with its event bus, unless that is the default one.
  const rule = physicalId.slice(physicalId.indexOf('|') + 1);
  const entry = (type: string, values: { [field: string]: string | null }): DeployedResource[] => [
    { name: `${name}${eventSuffix(source)}`, resource_type: type, ...present(values), lambda_arn: lambdaArn },
  ];
  switch (source.kind) {
    case 'schedule':
      return entry('scheduled_event', isByScheduler(source) ? { schedule_name: physicalId } : { rule_name: rule });
    case 'cloudwatch':
      return entry('cloudwatch_event', { rule_name: rule });
    case 's3':
      return entry('s3_event', { bucket: typeof source.bucket === 'string' ? source.bucket : null, rule_name: rule });
    case 'sns':
      return entry('sns_event', { topic: source.topic, subscription_arn: physicalId });
    case 'sqs':
      return entry('sqs_event', { queue: source.queue, queue_arn: source.queueArn, event_uuid: physicalId });
    case 'kinesis':
      return entry('kinesis_event', { stream: source.stream, event_uuid: physicalId });
    case 'dynamodb':
      return entry('dynamodb_event', { stream_arn: source.streamArn, event_uuid: physicalId });
  }
}

/** Without unknown values: a string with `${…}` has its value only in the stack. */
function present(values: { [field: string]: string | null | undefined }): { [field: string]: string } {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[1].includes('${')));
}
