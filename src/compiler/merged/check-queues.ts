import { isMap, valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { resolved } from '../expand/parameter.js';
import type { PlainResource } from '../expand/plain-resource.js';
import type { Problem } from '../problem/problem.js';
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
  const path = ['Resources', queue.logicalId, 'Properties', 'VisibilityTimeout'];
  const isWritten = valueAt(merged.template, path) !== undefined;
  const where = merged.placeOf(isWritten ? path : path.slice(0, 2));
  const name = merged.app.functions.find(({ logicalId }) => logicalId === fn.logicalId)?.name;
  const shown = isWritten ? `${visibility} seconds` : `${visibility} seconds by default`;
  const message = `the queue '${queue.logicalId}' has a VisibilityTimeout of ${shown}, which is less than the timeout of the function '${name ?? fn.logicalId}' (${timeout}), so Lambda refuses it as an event source`;
  const shorter = name === undefined ? 'its Timeout' : `lambda_timeout of '${name}'`;
  const fix = `set VisibilityTimeout to at least ${timeout} (AWS recommends six times the timeout, ${Math.min(timeout * 6, 43_200)}), or ${shorter} to at most ${visibility}`;
  return { code: 'queue-visibility-timeout', severity: 'error', where, message, fix };
}
