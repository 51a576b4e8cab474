import { createHash } from 'node:crypto';
import { entriesOf } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { toAscii } from '../syntax/ascii.js';

/** What SAM makes of an entry in `Events`: a rule, a subscription or an event source mapping. */
export function eventId(functionId: string, eventKey: string): string {
  return `${functionId}${eventKey}`;
}

/** What lets an event's service call the function. */
export function eventPermissionId(functionId: string, eventKey: string): string {
  return `${eventId(functionId, eventKey)}Permission`;
}

/** The API Gateway stage of an API. A name that is not known yet, or holds more than letters and digits, is not in it as it is. */
export function stageId(apiId: string, stageName: Value | undefined): string {
  return withText(apiId, typeof stageName === 'string' ? stageName : '', 'Stage');
}

/** Whether a logical ID of a stack is that of a layer's version: SAM puts a hash of the layer behind the template's. */
export function isLayerVersionId(logicalId: string, layerId: string): boolean {
  return logicalId.startsWith(layerId) && /^[0-9a-f]{10}$/.test(logicalId.slice(layerId.length));
}

/** SAM's way to put a text into a logical ID: as it is where it may stand there, or else as a hash at the end. */
export function withText(before: string, text: string, after = ''): string {
  return /^[A-Za-z0-9]+$/.test(text) ? `${before}${text}${after}` : `${before}${after}${idHash(text)}`;
}

/** The ten characters that SAM hashes a value to for a logical ID; none for nothing. */
export function idHash(value: Value): string {
  if (value === '' || value === null) return '';
  const text = typeof value === 'string' ? value : compactJson(value);
  return createHash('sha1').update(text).digest('hex').slice(0, 10);
}

/** As Python writes it with sorted keys and without blanks: nothing but ASCII. */
function compactJson(value: Value): string {
  return toAscii(JSON.stringify(sorted(value)));
}

function sorted(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(sorted);
  return Object.fromEntries([...entriesOf(value)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
