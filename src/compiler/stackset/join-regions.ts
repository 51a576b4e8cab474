import { entriesOf, isMap } from '../cloudformation/branch.js';
import { isIntrinsic, ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import type { Path } from '../diff/difference.js';

/** The template of a stage as one region has it. */
export interface RegionTemplate {
  /** `eu-west-1` */
  readonly region: string;
  /** Without SAM. */
  readonly template: TemplateDocument;
}

export interface JoinedTemplate {
  /** One for all regions. */
  readonly template: TemplateDocument;
  /** What differs in a way that one template cannot say: only properties, whole resources and outputs may. */
  readonly unjoined: readonly Path[];
}

/** A value for each region; undefined where it is not there. */
type ByRegion = readonly (Value | undefined)[];

/**
 * One template for all regions. What differs is chosen where the stack is: values by a mapping, all else, and whole resources and outputs, by
 * conditions. Equal templates stay what they are.
 */
export function joinRegions(all: readonly RegionTemplate[]): JoinedTemplate {
  const regions = all.map(({ region }) => region);
  const conditions = new Map<string, Value>();
  const mapping = new Map<string, { [key: string]: string }>();
  const unjoined: Path[] = [];
  const resourcesOf = new Map(all.map(({ region, template }) => [region, entriesOf(template['Resources'])]));

  const isIn = (region: string): string => {
    const name = `In${region.split('-').map(capital).join('')}`;
    conditions.set(name, { 'Fn::Equals': [ref('AWS::Region'), region] });
    return name;
  };

  function section(name: string, values: ByRegion): Value | undefined {
    if (isSame(values)) return values[0];
    if (name !== 'Resources' && name !== 'Outputs') return void unjoined.push([name]);
    return joinEach(values, (id, own) => entry(name, id, own));
  }

  function entry(name: string, id: string, values: ByRegion): Value {
    const there = regions.filter((_region, index) => values[index] !== undefined);
    const joined = attributes(
      [name, id],
      values.filter((value) => value !== undefined),
      there,
    );
    return there.length === regions.length ? joined : conditional(id, joined, there);
  }

  /** Of a resource or an output, in the regions that have it. */
  function attributes(path: Path, values: ByRegion, there: readonly string[]): Value {
    if (isSame(values) || !values.every(isMap)) return values[0]!;
    return joinEach(values, (name, own) => {
      if (isSame(own)) return own[0];
      if (name === 'Properties' || name === 'Value') return inProperties([...path, name], own, there);
      if (name === 'DependsOn') return dependencies([...path, name], own, there);
      return void unjoined.push([...path, name]);
    });
  }

  /** CloudFormation passes over a dependency on a resource that a condition leaves out, so that those of all regions may stand there. */
  function dependencies(path: Path, values: ByRegion, there: readonly string[]): Value | undefined {
    const lists = values.map((value): readonly Value[] => (value === undefined ? [] : Array.isArray(value) ? (value as readonly Value[]) : [value]));
    const named = [...new Set(lists.flat())];
    const has = (region: string, id: Value): boolean => typeof id === 'string' && resourcesOf.get(region)!.has(id);
    const isLeftOut = (id: Value, region: string): boolean => !has(region, id) && regions.some((other) => has(other, id));
    const fits = lists.every((list, index) => named.every((id) => list.includes(id) || isLeftOut(id, there[index]!)));
    return fits ? named : void unjoined.push(path);
  }

  function inProperties(path: Path, values: ByRegion, there: readonly string[]): Value {
    if (isSame(values)) return values[0]!;
    if (values.every((value) => isMap(value) && !isIntrinsic(value))) return joinEach(values, (name, own) => inProperties([...path, name], own, there));
    if (values.every(Array.isArray) && new Set(values.map((value) => (value as readonly Value[]).length)).size === 1) {
      const lists = values as readonly (readonly Value[])[];
      const itemsAt = (index: number): ByRegion => lists.map((list) => list[index]);
      return lists[0]!.map((_value, index) => inProperties([...path, index], itemsAt(index), there));
    }
    return values.every(isScalar) ? mapped(path, values, there) : chosen(values, there);
  }

  function mapped(path: Path, values: ByRegion, there: readonly string[]): Value {
    const key = keyOf(path, (name) => mapping.get(there[0]!)?.[name] !== undefined);
    for (const region of regions) {
      // One that does not have the resource never asks.
      const value = values[there.indexOf(region)] ?? values[0]!;
      mapping.set(region, { ...mapping.get(region), [key]: textOf(value) });
    }
    return { 'Fn::FindInMap': ['Regions', ref('AWS::Region'), key] };
  }

  function chosen(values: ByRegion, there: readonly string[]): Value {
    const [last] = values.slice(-1);
    const otherwise = last === undefined ? ref('AWS::NoValue') : last;
    return there.slice(0, -1).reduceRight<Value>((rest, region, index) => {
      const value = values[index];
      if (JSON.stringify(value) === JSON.stringify(last) && rest === otherwise) return rest;
      return { 'Fn::If': [isIn(region), value === undefined ? ref('AWS::NoValue') : value, rest] };
    }, otherwise);
  }

  /** A resource or an output that only some regions have. */
  function conditional(id: string, value: Value, there: readonly string[]): Value {
    if (!isMap(value)) return value;
    const has = there.length === 1 ? isIn(there[0]!) : `Has${id}`;
    if (there.length > 1) conditions.set(has, anyOf(there.map((region) => ({ Condition: isIn(region) }))));
    const own = value['Condition'];
    if (own === undefined) return { ...value, Condition: has };
    conditions.set(`${id}Both`, { 'Fn::And': [{ Condition: own }, { Condition: has }] });
    return { ...value, Condition: `${id}Both` };
  }

  const sections = joinEach(
    all.map(({ template }) => template),
    section,
  );
  const { Resources: resources, Outputs: outputs, ...others } = sections;
  const template: TemplateDocument = {
    ...others,
    ...(mapping.size > 0 && { Mappings: { ...Object.fromEntries(entriesOf(others['Mappings'])), Regions: Object.fromEntries(mapping) } }),
    ...(conditions.size > 0 && { Conditions: { ...Object.fromEntries(entriesOf(others['Conditions'])), ...Object.fromEntries(conditions) } }),
    Resources: resources ?? {},
    ...(outputs !== undefined && { Outputs: outputs }),
  };
  return { template, unjoined };
}

/** A map with the keys of all of them, each with what becomes of its values; without those of which nothing does. */
function joinEach(maps: ByRegion, join: (key: string, values: ByRegion) => Value | undefined): { readonly [key: string]: Value } {
  const entries = maps.map(entriesOf);
  const keys = new Set(entries.flatMap((own) => [...own.keys()]));
  return Object.fromEntries(
    [...keys].flatMap((key): [string, Value][] => {
      const joined = join(
        key,
        entries.map((own) => own.get(key)),
      );
      return joined === undefined ? [] : [[key, joined]];
    }),
  );
}

/** `Fn::Or` takes two to ten. */
function anyOf(conditions: readonly Value[]): Value {
  if (conditions.length <= 10) return { 'Fn::Or': conditions };
  return { 'Fn::Or': [...conditions.slice(0, 9), anyOf(conditions.slice(9))] };
}

function isSame(values: ByRegion): boolean {
  const [first, ...others] = values.map((value) => JSON.stringify(value));
  return others.every((other) => other === first);
}

function isScalar(value: Value | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A key of a mapping has letters and digits only: `ReportEnvironmentVariablesTABLE`. */
function keyOf(path: Path, isTaken: (key: string) => boolean): string {
  const [, id = '', , ...inside] = path;
  const name = [id, ...inside]
    .map((step) => capital(String(step).replaceAll(/[^A-Za-z0-9]/g, '')))
    .join('')
    .slice(0, 200);
  let key = name;
  for (let count = 2; isTaken(key); count += 1) key = `${name}${count}`;
  return key;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
