import { entriesOf } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { textOf } from '../../cloudformation/text-of.js';
import type { Impact } from '../change.js';
import type { NormalDifference } from '../normal/normal-difference.js';
import type { ResourcePair } from '../pair.js';
import type { Side, SideResource } from '../side.js';
import { referencesIn } from './reference-graph.js';
import type { PropertyImpact, propertyImpacts, TypeProperties } from './replacing-property.js';

/** What an update of the stack does to a resource. */
export interface ResourceImpact {
  readonly impact: Impact | 'none' | 'unknown';
  /** The properties that replace it. */
  readonly properties: readonly string[];
  /** The replaced resources to which it refers. */
  readonly because: readonly string[];
}

/** Attributes that say how CloudFormation works, and change nothing that is deployed. */
const silentAttributes: readonly string[] = ['DependsOn', 'Metadata', 'DeletionPolicy', 'UpdateReplacePolicy', 'UpdatePolicy', 'CreationPolicy'];

/**
 * By logical ID: the changed resources, and those that refer to a replaced one. A replacement is followed through every
 * reference in a property that cannot change in place, whatever functions stand around it.
 *
 * @param ask says which properties replace their resource
 */
export function impactsOf(pairs: readonly ResourcePair[], after: Side, ask: typeof propertyImpacts): ReadonlyMap<string, ResourceImpact> {
  const kept = pairs.filter(({ was, is }) => was !== undefined && is !== undefined);
  const asked = ask(typesIn(kept.map(({ type, differences }) => ({ type, names: new Set(propertiesIn(differences)) }))));
  const found = new Map<string, ResourceImpact>(pairs.map((pair) => [pair.logicalId, ownImpact(pair, asked.get(pair.type))]));
  const replaced = [...found].filter(([, { impact }]) => isReplacement(impact)).map(([id]) => id);
  if (replaced.length > 0) follow(found, replaced, after, ask);
  return found;
}

function ownImpact({ type, was, is, differences }: ResourcePair, asked: ReadonlyMap<string, PropertyImpact> | undefined): ResourceImpact {
  // The specification of SAM's own types is outdated: in it, every property replaces the resource.
  const impacts = type.startsWith('AWS::Serverless::') ? undefined : asked;
  const without = { properties: [], because: [] };
  if (was === undefined) return { impact: 'create', ...without };
  if (is === undefined) return { impact: 'delete', ...without };
  if (was.type !== is.type) return { impact: 'replace', ...without };
  const changed = propertiesIn(differences.filter((one) => !isSameText(one) && !isDefault(type, one)));
  const attributes = differences.flatMap(({ path: [attribute] }) => (attribute === 'Properties' ? [] : [String(attribute)]));
  const replacing = changed.filter((name) => impacts?.get(name) === 'replace' || isKeyType(name, was, is));
  const perhaps = changed.filter((name) => impacts?.get(name) === 'may-replace' && !replacing.includes(name));
  if (replacing.length > 0) return { impact: 'replace', properties: replacing, because: [] };
  // A new version or deployment takes the place of the old one.
  if (was.hashed !== is.hashed) return { impact: 'replace', ...without };
  if (perhaps.length > 0) return { impact: 'may-replace', properties: perhaps, because: [] };
  // A condition decides whether the resource is there at all.
  if (attributes.includes('Condition')) return { impact: 'unknown', ...without };
  if (changed.length > 0) return { impact: isKnown(type) ? 'update' : 'unknown', ...without };
  return { impact: attributes.every((attribute) => silentAttributes.includes(attribute)) ? 'none' : 'update', ...without };
}

/** What registries other than AWS's own make of a change is not known. */
function isKnown(type: string): boolean {
  return /^(?:AWS|Custom|Alexa)::/.test(type) && !type.startsWith('AWS::Serverless::');
}

/** Writing out the default changes nothing. */
function isDefault(type: string, { path, was, is }: NormalDifference): boolean {
  if (type !== 'AWS::StepFunctions::StateMachine' || path[1] !== 'StateMachineType' || path.length > 2) return false;
  return [was ?? 'STANDARD', is ?? 'STANDARD'].every((value) => value === 'STANDARD');
}

/** A key of a table cannot get another type, while other attributes can be defined and dropped. */
function isKeyType(property: string, was: SideResource, is: SideResource): boolean {
  if (property !== 'AttributeDefinitions' || is.type !== 'AWS::DynamoDB::Table') return false;
  const [old, fresh] = [was, is].map(({ properties }) => ({ keys: namesIn(properties['KeySchema']), types: typesOf(properties['AttributeDefinitions']) }));
  return old!.keys.some((name) => fresh!.keys.includes(name) && old!.types.get(name) !== fresh!.types.get(name));
}

function namesIn(schema: Value | undefined): string[] {
  return [...entriesOf(schema).values()].map((one) => textOf(entriesOf(one).get('AttributeName') ?? ''));
}

function typesOf(definitions: Value | undefined): ReadonlyMap<string, string> {
  return new Map(
    [...entriesOf(definitions).values()].map(entriesOf).map((one) => [textOf(one.get('AttributeName') ?? ''), JSON.stringify(one.get('AttributeType'))]),
  );
}

/** CloudFormation takes `30` and `"30"` for the same, except in documents that it hands on as they are. */
function isSameText({ path, was, is }: NormalDifference): boolean {
  const isPlain = (value: unknown): boolean => value !== null && value !== undefined && typeof value !== 'object';
  return isPlain(was) && isPlain(is) && textOf(was) === textOf(is) && !path.includes('Body');
}

/** Marks all that refers to what is replaced, directly or not. A resource changes at most twice, so circles end. */
function follow(found: Map<string, ResourceImpact>, replaced: readonly string[], after: Side, ask: typeof propertyImpacts): void {
  const references = referencesIn(after.resources.values());
  const known = new Map<string, PropertyImpact>();
  // Only of what refers to a replaced one: to look a type up takes time.
  const impactOf = (type: string, property: string): PropertyImpact => {
    const key = `${type} ${property}`;
    const impact =
      known.get(key) ??
      ask([{ type, names: new Set([property]) }])
        .get(type)
        ?.get(property) ??
      'update';
    known.set(key, impact);
    return impact;
  };
  const open = [...replaced];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const source = found.get(id)!;
    for (const { from: resource, property, isCertain } of references(id)) {
      const old = found.get(resource.logicalId);
      if (old?.impact === 'create' || resource.logicalId === id) continue;
      const own = impactOf(resource.type, property);
      const impact = own === 'replace' && source.impact === 'replace' && isCertain ? 'replace' : own === 'update' ? 'update' : 'may-replace';
      const next = joined(old, { impact, properties: own === 'update' ? [] : [property], because: [id] });
      found.set(resource.logicalId, next);
      if (isReplacement(next.impact) && next.impact !== old?.impact) open.push(resource.logicalId);
    }
  }
}

const ranks: readonly ResourceImpact['impact'][] = ['none', 'update', 'unknown', 'may-replace', 'replace', 'create', 'delete'];

function joined(old: ResourceImpact | undefined, next: ResourceImpact): ResourceImpact {
  if (old === undefined) return next;
  return {
    impact: ranks.indexOf(next.impact) > ranks.indexOf(old.impact) ? next.impact : old.impact,
    properties: [...new Set([...old.properties, ...next.properties])],
    because: [...new Set([...old.because, ...next.because])],
  };
}

export function isReplacement(impact: ResourceImpact['impact']): impact is 'replace' | 'may-replace' {
  return impact === 'replace' || impact === 'may-replace';
}

function propertiesIn(differences: readonly NormalDifference[]): string[] {
  return [...new Set(differences.flatMap(({ path: [first, name] }) => (first === 'Properties' && name !== undefined ? [String(name)] : [])))];
}

/** Each type once, with all properties that are asked for. */
function typesIn(all: readonly TypeProperties[]): TypeProperties[] {
  const found = new Map<string, Set<string>>();
  for (const { type, names } of all) {
    const known = found.get(type) ?? new Set();
    for (const name of names) known.add(name);
    found.set(type, known);
  }
  return [...found].map(([type, names]) => ({ type, names }));
}
