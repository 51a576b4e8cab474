import { entriesOf } from '../cloudformation/branch.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { type ApiEvent, apiEventsIn } from './api-event.js';
import { expandRestApi } from './rest-api.js';
import { sharedDeployment } from './deployment-preference.js';
import { eventOf } from './event.js';
import { expandFunction } from './function.js';
import { functionEvents } from './event-source.js';
import { expandHttpApi } from './http-api.js';
import { implicitApis } from './implicit-api.js';
import { expandLayer } from './layer.js';
import { joinRecordSets } from './custom-domain.js';
import { withTriggers } from './resource-trigger.js';
import type { PlainResource } from './plain-resource.js';
import { isOfSam, type SamResource, samResources, type SamType, samTypes } from './sam-resource.js';
import { sharedParts } from './shared-parts.js';
import { expandSimpleTable } from './simple-table.js';
import { expandStateMachine, stateMachineEvents } from './state-machine.js';
import { sharedUsagePlan } from './usage-plan.js';

/** The resources that the SAM transform generates from a template, with their logical IDs. */
export interface Expansion {
  /** In the template's order, each followed by what SAM adds to it. Resources that several share come last. */
  readonly resources: readonly PlainResource[];
  /** What cannot be expanded here. */
  readonly unknown: readonly Unknown[];
}

/** A type of SAM, whose resource is unchanged among the others; an event (`event Foo`); or a loop. */
export interface Unknown {
  readonly logicalId: string;
  readonly type: string;
}

/**
 * What the SAM transform makes of a template, as far as it is known before the code is uploaded: types, logical IDs,
 * conditions, and the properties that decide about roles, names and replacement. Accepts any template: what SAM would
 * refuse is expanded as well as possible.
 *
 * @param like a template with which this one shares values: what SAM makes of the same is taken from its expansion
 */
export function expandTemplate(template: TemplateDocument, like?: TemplateDocument): Expansion {
  return expansionOf(template, like).expansion;
}

interface KnownExpansion {
  readonly expansion: Expansion;
  /** What each resource of the template becomes by itself, by its logical ID. */
  readonly parts: ReadonlyMap<string, readonly PlainResource[]>;
}

/** Templates are not changed once they are made, and several checks of one need its expansion. */
const expansions = new WeakMap<TemplateDocument, KnownExpansion>();

function expansionOf(template: TemplateDocument, like?: TemplateDocument): KnownExpansion {
  const known = expansions.get(template);
  if (known !== undefined) return known;
  const expansion = expanded(template, like === undefined ? new Map() : sharedParts(template, like, expansionOf(like).parts));
  expansions.set(template, expansion);
  return expansion;
}

function expanded(template: TemplateDocument, shared: KnownExpansion['parts']): KnownExpansion {
  const resources = samResources(template);
  const implicit = implicitApis(resources, template);
  const all = [...resources, ...implicit];
  const events = apiEventsIn(resources, template);
  const expand = (resource: SamResource): readonly PlainResource[] => expandResource(resource, template, events.get(resource.logicalId) ?? []);
  const parts = new Map(resources.map((one) => [one.logicalId, shared.get(one.logicalId) ?? expand(one)]));
  const plain = withTriggers(
    joinRecordSets([...[...parts.values()].flat(), ...implicit.flatMap(expand), ...sharedDeployment(resources, template), ...sharedUsagePlan(all, template)]),
    resources,
    template,
  );
  // A resource that SAM adds replaces one with the same logical ID: two APIs with one domain get that of the last.
  const once = new Map<string, PlainResource>();
  for (const resource of plain) if (!once.has(resource.logicalId) || resource.origin !== resource.logicalId) once.set(resource.logicalId, resource);
  return { expansion: { resources: [...once.values()], unknown: [...all.flatMap(unknownIn), ...loops(template)] }, parts };
}

function expandResource(resource: SamResource, template: TemplateDocument, events: readonly ApiEvent[]): readonly PlainResource[] {
  const { type } = resource;
  if (!isExpanded(type)) return [unchanged(resource)];
  switch (type) {
    case 'AWS::Serverless::Function':
      return expandFunction(resource, template);
    case 'AWS::Serverless::Api':
      return expandRestApi(resource, template, events);
    case 'AWS::Serverless::HttpApi':
      return expandHttpApi(resource, template, events);
    case 'AWS::Serverless::SimpleTable':
      return expandSimpleTable(resource);
    case 'AWS::Serverless::LayerVersion':
      return expandLayer(resource, template);
    case 'AWS::Serverless::StateMachine':
      return expandStateMachine(resource);
  }
}

/** A resource that SAM leaves alone. */
function unchanged({ logicalId, type, properties, attributes }: SamResource): PlainResource {
  const { Connectors: _, ...kept } = attributes;
  return { logicalId, type, properties, attributes: kept, origin: logicalId };
}

function unknownIn({ logicalId, type, properties, attributes }: SamResource): Unknown[] {
  // Any resource may have connectors, a short form of AWS::Serverless::Connector.
  const connectors = attributes['Connectors'] === undefined ? [] : [{ logicalId, type: 'AWS::Serverless::Connector' }];
  if (!isOfSam(type)) return connectors;
  if (!isExpanded(type)) return [{ logicalId, type }, ...connectors];
  const known: readonly string[] = type === 'AWS::Serverless::StateMachine' ? stateMachineEvents : functionEvents;
  const events = [...entriesOf(properties['Events']).values()].map(eventOf);
  return [...events.flatMap((event) => (known.includes(event.type) ? [] : [{ logicalId, type: `event ${event.type}` }])), ...connectors];
}

function loops(template: TemplateDocument): Unknown[] {
  return [...entriesOf(template['Resources']).keys()].filter((id) => id.startsWith('Fn::ForEach::')).map((logicalId) => ({ logicalId, type: 'Fn::ForEach' }));
}

function isExpanded(type: string): type is SamType {
  return (samTypes as readonly string[]).includes(type);
}
