import { isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { eventsIn, type SamEvent } from './event.js';
import { type EventTarget, functionTarget } from './event-target.js';
import { machineTarget } from './state-machine.js';
import type { SamResource } from './sam-resource.js';

/** A route of an API: an `Api` or `HttpApi` event. */
export interface ApiEvent {
  readonly owner: EventTarget;
  readonly key: string;
  readonly event: SamEvent;
}

/** For each kind of event that routes an API: the property that names the API, and the one that SAM adds for events that do not name any. */
export const apiKinds = {
  Api: { apiKey: 'RestApiId', implicitId: 'ServerlessRestApi' },
  HttpApi: { apiKey: 'ApiId', implicitId: 'ServerlessHttpApi' },
} as const;

/** The routes that functions and state machines have, by the logical ID of the API. */
export function apiEventsIn(resources: readonly SamResource[], template: TemplateDocument): ReadonlyMap<string, readonly ApiEvent[]> {
  const byApi = new Map<string, ApiEvent[]>();
  for (const resource of resources) {
    const isFunction = resource.type === 'AWS::Serverless::Function';
    if (!isFunction && resource.type !== 'AWS::Serverless::StateMachine') continue;
    for (const { key, event } of eventsIn(resource)) {
      if (event.type !== 'Api' && event.type !== 'HttpApi') continue;
      const { apiKey, implicitId } = apiKinds[event.type];
      const id = idOf(event.properties[apiKey]) ?? implicitId;
      const found = byApi.get(id) ?? [];
      found.push({ owner: isFunction ? functionTarget(resource, template) : machineTarget(resource), key, event });
      byApi.set(id, found);
    }
  }
  return byApi;
}

/** The logical ID that a value names; undefined for none. */
function idOf(value: Value | undefined): string | undefined {
  const id = isMap(value) ? value['Ref'] : value;
  return value === undefined ? undefined : textOf(id);
}
