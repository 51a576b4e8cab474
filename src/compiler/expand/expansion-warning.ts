import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { eventsIn } from './event.js';
import { functionEvents } from './event-source.js';
import { isKnownEventProperty, isKnownProperty } from './known-property.js';
import { unknownPolicies } from './policy.js';
import { isOfSam, type SamResource, samTypes } from './sam-resource.js';
import { stateMachineEvents } from './state-machine.js';

/** Something that the expansion passed on as it was, or left out, because it is not known here. */
export interface ExpansionWarning {
  /** `not-expanded` is for a property that SAM knows, and whose effect is missing. */
  readonly code: 'unknown-type' | 'unknown-event' | 'unknown-property' | 'unknown-policy' | 'connector' | 'loop' | 'not-expanded';
  readonly logicalId: string;
  /** Where it stands in the template: in `Globals` for what only they have. */
  readonly path: readonly (string | number)[];
}

/** What `expandedDocument` cannot expand. */
export function expansionWarnings(resources: readonly SamResource[], template: TemplateDocument): ExpansionWarning[] {
  const loops = [...entriesOf(template['Resources']).keys()].filter((id) => id.startsWith('Fn::'));
  return [
    ...resources.flatMap((resource) => warningsOf(resource, template)),
    ...loops.map((logicalId): ExpansionWarning => ({ code: 'loop', logicalId, path: ['Resources', logicalId] })),
  ];
}

function warningsOf(resource: SamResource, template: TemplateDocument): ExpansionWarning[] {
  const { logicalId, type, attributes } = resource;
  const path = ['Resources', logicalId];
  const connectors = attributes['Connectors'] === undefined ? [] : [{ code: 'connector' as const, logicalId, path: [...path, 'Connectors'] }];
  if (!isOfSam(type)) return connectors;
  if (!(samTypes as readonly string[]).includes(type)) return [...connectors, { code: 'unknown-type', logicalId, path: [...path, 'Type'] }];
  const places: Places = [
    ...Object.keys(resource.properties).flatMap((name) => (isKnownProperty(type, name) ? [] : [['unknown-property', [name]] as const])),
    ...unexpanded(resource),
    ...eventPlaces(resource),
    ...policyPlaces(resource),
  ];
  return [...connectors, ...places.map(([code, place]) => ({ code, logicalId, path: [...origin(resource, place, template), ...place] }))];
}

/** Places in the properties of a resource. */
type Places = readonly (readonly [code: ExpansionWarning['code'], place: readonly (string | number)[]])[];

/** Where the properties of a resource stand: what it has not of its own is from `Globals`. */
function origin({ logicalId, type }: SamResource, place: readonly (string | number)[], template: TemplateDocument): string[] {
  const own = ['Resources', logicalId, 'Properties'];
  const globals = ['Globals', type.split('::')[2]!];
  return valueAt(template, [...own, ...place]) === undefined && valueAt(template, [...globals, ...place]) !== undefined ? globals : own;
}

/** Properties that SAM writes into documents and policies in ways that are not followed here. */
function unexpanded({ type, properties }: SamResource): Places {
  const places: (readonly string[])[] = [];
  if (type === 'AWS::Serverless::Api') places.push(['Auth', 'ResourcePolicy']);
  if (type === 'AWS::Serverless::Function') {
    const outcomes = ['OnSuccess', 'OnFailure'].map((outcome) => ['EventInvokeConfig', 'DestinationConfig', outcome, 'Destination']);
    places.push(...outcomes.filter((place) => isChoice(valueAt(properties, place))));
  }
  return places.filter((place) => valueAt(properties, place) !== undefined).map((place) => ['not-expanded', place]);
}

function isChoice(value: Value | undefined): boolean {
  return isMap(value) && value['Fn::If'] !== undefined;
}

/** The same for properties of routes. */
const unexpandedOfRoutes: readonly (readonly string[])[] = [['RequestModel'], ['RequestParameters'], ['Auth', 'ResourcePolicy'], ['Auth', 'OverrideApiAuth']];

function eventPlaces(resource: SamResource): Places {
  const { type } = resource;
  const known: readonly string[] = type === 'AWS::Serverless::StateMachine' ? stateMachineEvents : functionEvents;
  return eventsIn(resource).flatMap(({ key, event }): Places => {
    const place = ['Events', key];
    if (!known.includes(event.type)) return [['unknown-event', [...place, 'Type']]];
    const unknown = Object.keys(event.properties).filter((name) => !isKnownEventProperty(type, event.type, name));
    const left = event.type === 'Api' ? unexpandedOfRoutes.filter((path) => valueAt(event.properties, path) !== undefined) : [];
    return [
      ...unknown.map((name) => ['unknown-property', [...place, 'Properties', name]] as const),
      ...left.map((path) => ['not-expanded', [...place, 'Properties', ...path]] as const),
    ];
  });
}

function policyPlaces({ properties }: SamResource): Places {
  const { Policies: given } = properties;
  return unknownPolicies(given).map((index) => ['unknown-policy', Array.isArray(given) ? ['Policies', index] : ['Policies']]);
}
