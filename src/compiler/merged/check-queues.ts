import { isMap, valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { resolved } from '../expand/parameter.js';
import type { PlainResource } from '../expand/plain-resource.js';
import type { Place, Problem } from '../problem/problem.js';
import { type Targets, targetOf } from './event-source.js';
import type { MergedTemplate } from './merged-template.js';

/** Seconds that a message stays hidden if its queue does not say. */
const defaultVisibility = 30;
/** Seconds that a function runs if it does not say. */
const defaultTimeout = 3;

/** Lambda refuses a queue that would show a message again while the function may still work on it. */
export function checkQueues(merged: MergedTemplate): Problem[] {
  const { template, resources, targets } = merged;
  const mappings = [...resources.values()].filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping');
  return mappings.flatMap((mapping) => {
    const queue = targetOf(mapping.properties['EventSourceArn'], targets)?.resource;
    const fn = functionOf(mapping, targets);
    if (queue?.type !== 'AWS::SQS::Queue' || fn === undefined) return [];
    const visibility = seconds(queue.properties['VisibilityTimeout'], defaultVisibility, template);
    const timeout = seconds(fn.properties['Timeout'], defaultTimeout, template);
    if (visibility === undefined || timeout === undefined || visibility >= timeout) return [];
    return [problem(merged, queue, fn, visibility, timeout)];
  });
}

function functionOf({ properties }: PlainResource, targets: Targets): PlainResource | undefined {
  const { FunctionName: name } = properties;
  const target = typeof name === 'string' ? undefined : targetOf(name, targets)?.resource;
  return target?.type === 'AWS::Lambda::Function' ? target : undefined;
}

/** Undefined for a value that only the deployment knows. */
function seconds(value: Value | undefined, byDefault: number, template: TemplateDocument): number | undefined {
  const known = resolved(value, template);
  if (known === undefined || (isMap(known) && known['Ref'] === 'AWS::NoValue')) return byDefault;
  if (typeof known !== 'number' && typeof known !== 'string') return undefined;
  const number = Number(known);
  return known === '' || Number.isNaN(number) ? undefined : number;
}

function problem(merged: MergedTemplate, queue: PlainResource, fn: PlainResource, visibility: number, timeout: number): Problem {
  const name = merged.app.functions.find(({ logicalId }) => logicalId === fn.logicalId)?.name;
  const { where, who, isWritten, change } = queue.origin === queue.logicalId ? ownQueue(merged, queue) : samQueue(merged, queue);
  const shown = isWritten ? `${visibility} seconds` : `${visibility} seconds by default`;
  const message = `${who} has a VisibilityTimeout of ${shown}, which is less than the timeout of the function '${name ?? fn.logicalId}' (${timeout}), so Lambda refuses it as an event source`;
  const shorter = name === undefined ? 'its Timeout' : `lambda_timeout of '${name}'`;
  const longer = `at least ${timeout} (AWS recommends six times the timeout, ${Math.min(timeout * 6, 43_200)})`;
  return { code: 'queue-visibility-timeout', severity: 'error', where, message, fix: `${change} ${longer}, or ${shorter} to at most ${visibility}` };
}

interface QueueWords {
  readonly where: Place;
  readonly who: string;
  /** Whether the queue has a timeout of its own. */
  readonly isWritten: boolean;
  /** How to change it, up to the number. */
  readonly change: string;
}

function ownQueue(merged: MergedTemplate, { logicalId }: PlainResource): QueueWords {
  const path = ['Resources', logicalId, 'Properties', 'VisibilityTimeout'];
  const isWritten = valueAt(merged.template, path) !== undefined;
  const where = merged.placeOf(isWritten ? path : path.slice(0, 2));
  return { where, who: `the queue '${logicalId}'`, isWritten, change: 'set VisibilityTimeout to' };
}

/** A queue that SAM makes for an SNS event takes no properties. */
function samQueue(merged: MergedTemplate, { logicalId, origin }: PlainResource): QueueWords {
  const events = ['Resources', origin, 'Properties', 'Events'];
  const found = valueAt(merged.template, events);
  const event = Object.keys(isMap(found) ? found : {}).find((one) => `${origin}${one}Queue` === logicalId);
  const where = merged.placeOf(event === undefined ? events : [...events, event, 'Properties', 'SqsSubscription']);
  const who = event === undefined ? `the queue '${logicalId}', which SAM makes,` : `the queue that SAM makes for the event '${event}'`;
  return {
    where,
    who,
    isWritten: false,
    change: 'give SqsSubscription a queue of your own (QueueArn, QueueUrl), and set its VisibilityTimeout to',
  };
}
