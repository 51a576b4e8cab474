import { createHash } from 'node:crypto';
import { entriesOf, isBranch } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { toAscii } from '../syntax/ascii.js';

/** The ID of the resource for an entry in `Events`: a rule, a subscription or an event source mapping. */
export function eventId(functionId: string, eventKey: string): string {
  return `${functionId}${eventKey}`;
}

/** The ID of the permission that lets an event's service invoke the function. */
export function eventPermissionId(functionId: string, eventKey: string): string {
  return `${eventId(functionId, eventKey)}Permission`;
}

/** The ID of the role with which EventBridge Scheduler invokes the function. */
export function scheduleRoleId(functionId: string, eventKey: string): string {
  return `${eventId(functionId, eventKey)}Role`;
}

/** The ID of an API's stage. It includes the stage's name only if that is known and has only letters and digits. */
export function stageId(apiId: string, stageName: Value | undefined): string {
  return withText(apiId, typeof stageName === 'string' ? stageName : '', 'Stage');
}

/** Whether a logical ID in a stack is that of a layer's version: SAM appends a hash to the layer's ID in the template. */
export function isLayerVersionId(logicalId: string, layerId: string): boolean {
  return logicalId.startsWith(layerId) && /^[0-9a-f]{10}$/.test(logicalId.slice(layerId.length));
}

/** SAM's way to put a string into a logical ID: unchanged if it has only letters and digits, or else as a hash at the end. */
export function withText(before: string, text: string, after = ''): string {
  return /^[A-Za-z0-9]+$/.test(text) ? `${before}${text}${after}` : `${before}${after}${idHash(text)}`;
}

/** The ten characters to which SAM hashes a value for a logical ID; empty for an empty value. */
export function idHash(value: Value): string {
  return value === '' || value === null ? '' : jsonHash(value).slice(0, 10);
}

/** The whole hash of a value. The order of keys makes no difference. */
export function jsonHash(value: Value): string {
  return createHash('sha1')
    .update(typeof value === 'string' ? value : compactJson(value))
    .digest('hex');
}

/** As Python writes it with sorted keys and without spaces: ASCII only. */
function compactJson(value: Value): string {
  return toAscii(sortedJson(value));
}

/** JSON with the keys of all maps in order. Texts joined, because a sorted copy of a large API takes several times as long. */
export function sortedJson(value: Value): string {
  if (!isBranch(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(sortedJson).join(',')}]`;
  const map = value as { readonly [key: string]: Value };
  const entries = Object.keys(map)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${sortedJson(map[key]!)}`);
  return `{${entries.join(',')}}`;
}

/** With the keys of all maps in order. */
export function sorted(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(sorted);
  return Object.fromEntries([...entriesOf(value)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
