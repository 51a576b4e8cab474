import type { Stack, StackEvent, StackResource } from '../../compiler/deployed/stack.js';
import type { Aws } from './aws-command.js';
import { queryAws } from './aws-problem.js';

/** Undefined if there is no stack of that name. By its ARN, a deleted stack is found too, with the status DELETE_COMPLETE. @throws ProblemError */
export async function describeStack(aws: Aws, nameOrId: string): Promise<Stack | undefined> {
  const words = ['cloudformation', 'describe-stacks', '--stack-name', nameOrId];
  const act = `aws could not look up the stack ${nameOrId}`;
  // CloudFormation has no special error code for a stack that does not exist.
  const answer = await queryAws<{ Stacks?: readonly RawStack[] }>(aws, words, act, /ValidationError.*does not exist/);
  const found = answer?.Stacks?.[0];
  if (found === undefined) return undefined;
  return {
    name: found.StackName,
    id: found.StackId,
    status: found.StackStatus,
    statusReason: found.StackStatusReason,
    updated: found.LastUpdatedTime,
    outputs: Object.fromEntries((found.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])),
  };
}

/** All resources created so far. @throws ProblemError */
export async function listStackResources(aws: Aws, nameOrId: string): Promise<StackResource[]> {
  const words = ['cloudformation', 'list-stack-resources', '--stack-name', nameOrId];
  const act = `aws could not list the resources of the stack ${nameOrId}`;
  const answer = await queryAws<{ StackResourceSummaries?: readonly RawResource[] }>(aws, words, act);
  return (answer?.StackResourceSummaries ?? []).flatMap((raw) =>
    raw.PhysicalResourceId === undefined || raw.ResourceStatus === 'DELETE_COMPLETE'
      ? []
      : [{ logicalId: raw.LogicalResourceId, physicalId: raw.PhysicalResourceId, type: raw.ResourceType }],
  );
}

/** The latest events, newest first; enough for any failed deployment. @throws ProblemError */
export async function listStackEvents(aws: Aws, nameOrId: string): Promise<StackEvent[]> {
  const words = ['cloudformation', 'describe-stack-events', '--stack-name', nameOrId, '--max-items', '1000'];
  const act = `aws could not list the events of the stack ${nameOrId}`;
  const answer = await queryAws<{ StackEvents?: readonly RawEvent[] }>(aws, words, act);
  return (answer?.StackEvents ?? []).map((raw) => ({
    logicalId: raw.LogicalResourceId,
    physicalId: raw.PhysicalResourceId ?? '',
    type: raw.ResourceType,
    status: raw.ResourceStatus,
    reason: raw.ResourceStatusReason,
  }));
}

interface RawStack {
  readonly StackName: string;
  readonly StackId: string;
  readonly StackStatus: string;
  readonly StackStatusReason?: string;
  readonly LastUpdatedTime?: string;
  readonly Outputs?: readonly { readonly OutputKey: string; readonly OutputValue: string }[];
}

interface RawResource {
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType: string;
  readonly ResourceStatus: string;
}

interface RawEvent extends RawResource {
  readonly ResourceStatusReason?: string;
}
