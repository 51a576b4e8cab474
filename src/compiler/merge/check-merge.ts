import { isDeepStrictEqual } from 'node:util';
import type { Template, TemplateDocument, Value } from '../cloudformation/template.js';
import { nearest, suggest } from '../problem/nearest.js';
import type { ErrorCode, WarningCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import { checkGlobals } from './check-globals.js';
import { checkLists } from './check-lists.js';
import { checkNulls } from './check-nulls.js';
import { isOpenMap, isSingleValue, mergeTemplates } from './merge.js';
import type { MergeTemplate } from './parse-merge.js';

const stringSections = ['AWSTemplateFormatVersion', 'Description'];
/** Sections whose entries are maps with alphanumeric names. */
const mapSections = ['Parameters', 'Mappings', 'Conditions', 'Rules', 'Resources', 'Outputs', 'Hooks'];
const sections = [...stringSections, 'Metadata', 'Globals', 'Transform', ...mapSections];
const samTransform = 'AWS::Serverless-2016-10-31';

/**
 * Checks a merge template for what CloudFormation would refuse, and for what is probably a mistake.
 *
 * `soFar` is the template that the file is merged into: the generated one with the earlier files merged in.
 */
export function checkMerge(generated: Template, soFar: TemplateDocument, file: MergeTemplate): Problem[] {
  const nulls = checkNulls(soFar, file);
  return [
    ...Object.entries(file.value).flatMap(([name, section]) => checkSection(file, name, section)),
    ...checkResources(file, openEntries(soFar['Resources'])),
    ...checkTypes(file, generated),
    ...checkTransform(file),
    ...checkGlobals(file, soFar),
    ...nulls,
    ...checkLists(generated, soFar, file),
    // A null that removes nothing was told already, and so was a key that is there twice.
    ...(nulls.length > 0 || !file.isWhole ? [] : checkEffect(file, soFar)),
  ];
}

function checkSection(file: MergeTemplate, name: string, section: Value): Problem[] {
  if (!sections.includes(name)) {
    const message = `'${name}' is not a section of a template, so CloudFormation would refuse it`;
    return [error('merge-unknown-section', file, [name], message, suggest(name, sections))];
  }
  if (stringSections.includes(name) || name === 'Transform' || (section === null && name !== 'Resources')) return [];
  if (!isOpenMap(section)) return [notAMap(file, [name], `the section ${name}`, section)];
  if (!mapSections.includes(name)) return [];
  return Object.entries(section).flatMap(([id, entry]) => {
    if (isLoop(id)) return [];
    const path = [name, id];
    const problems: Problem[] = [];
    if (!isLogicalId(name, id)) {
      const message = `'${id}' cannot be a name under ${name}: CloudFormation allows only letters and digits`;
      const plain = id.replace(/[^A-Za-z0-9]/g, '');
      problems.push(error('merge-logical-id', file, path, message, plain === '' ? 'use letters and digits' : `rename it to '${plain}'`));
    }
    // A condition is an intrinsic function itself.
    const fits = entry === null || isOpenMap(entry) || (name === 'Conditions' && isSingleValue(entry));
    if (!fits) problems.push(notAMap(file, path, `${id} under ${name}`, entry));
    return problems;
  });
}

/** `known` has the resources of the template so far. */
function checkResources(file: MergeTemplate, known: ReadonlyMap<string, Value>): Problem[] {
  return [...openEntries(file.value['Resources'])].flatMap(([id, resource]) => {
    if (isLoop(id) || !isOpenMap(resource)) return [];
    const properties = resource['Properties'];
    if (properties !== undefined && properties !== null && !isOpenMap(properties)) {
      return [notAMap(file, ['Resources', id, 'Properties'], `Properties of the resource ${id}`, properties)];
    }
    if (known.has(id) || typeof resource['Type'] === 'string') return [];
    const type = resource['Type'];
    const near = type === undefined ? nearest(id, known.keys()) : undefined;
    const needs = type === undefined ? 'a new resource needs a Type' : `the Type of a new resource must be a string, not ${shown(type)}`;
    const message = `there is no resource '${id}' to merge into, and ${needs}`;
    const add = type === undefined ? 'add a Type' : 'write a Type such as AWS::SQS::Queue';
    const fix = near === undefined ? `${add}, or use the logical ID of a resource in the template` : `did you mean '${near}'?`;
    return [error('merge-unknown-resource', file, ['Resources', id], message, fix)];
  });
}

function checkTypes(file: MergeTemplate, generated: Template): Problem[] {
  return [...openEntries(file.value['Resources'])].flatMap(([id, resource]) => {
    const before = Object.hasOwn(generated.Resources, id) ? generated.Resources[id] : undefined;
    if (before === undefined || !isOpenMap(resource) || typeof resource['Type'] !== 'string' || resource['Type'] === before.Type) return [];
    const message = `the file changes the Type of the generated resource '${id}' from ${shown(before.Type)} to ${shown(resource['Type'])}`;
    const fix = 'give your resource another logical ID, unless you want to replace the generated one';
    return [warning('merge-type-changed', file, ['Resources', id, 'Type'], message, fix)];
  });
}

/** The file's value replaces the generated one, so adding a macro loses SAM's transform unless the file lists it too. */
function checkTransform(file: MergeTemplate): Problem[] {
  const transform = file.value['Transform'];
  if (transform === undefined || [transform].flat().includes(samTransform)) return [];
  const message = `the file's Transform leaves out ${samTransform}, without which CloudFormation does not know the generated functions and APIs`;
  return [warning('merge-no-sam', file, ['Transform'], message, `make Transform a list that includes ${samTransform}`)];
}

/** The boilerplate at the top of every template is not reported, unless there is nothing else. */
function checkEffect(file: MergeTemplate, soFar: TemplateDocument): Problem[] {
  const merged = mergeTemplates(soFar, [file]);
  const idle = (path: string[], what: string): Problem =>
    warning('merge-nothing', file, path, `${what} changes nothing: the result is the same without it`, 'correct its names, or remove it');
  if (isDeepStrictEqual(merged, soFar)) return [idle([], 'the merge template')];
  return Object.keys(file.value).flatMap((name) => {
    if (name === 'AWSTemplateFormatVersion' || name === 'Transform') return [];
    if (isDeepStrictEqual(merged[name], soFar[name])) return [idle([name], `the section ${name}`)];
    if (name !== 'Resources') return [];
    const [after, before] = [openEntries(merged[name]), openEntries(soFar[name])];
    const same = [...openEntries(file.value[name]).keys()].filter((id) => isDeepStrictEqual(after.get(id), before.get(id)));
    return same.map((id) => idle([name, id], `the entry for ${id}`));
  });
}

/** `Fn::ForEach::…` and `Fn::Transform`: they are among the entries of a section and generate more of them. */
function isLoop(id: string): boolean {
  return id.startsWith('Fn::ForEach::') || id === 'Fn::Transform';
}

function isLogicalId(section: string, id: string): boolean {
  return (section === 'Conditions' ? /^[A-Za-z0-9&_]+$/ : /^[A-Za-z0-9]+$/).test(id);
}

function openEntries(section: Value | undefined): ReadonlyMap<string, Value> {
  return new Map(isOpenMap(section) ? Object.entries(section) : []);
}

function notAMap(file: MergeTemplate, path: string[], what: string, value: Value): Problem {
  return error('merge-not-a-map', file, path, `${what} must be a map, not ${shown(value)}`, 'write a map, or remove the entry');
}

function shown(value: Value | undefined): string {
  if (Array.isArray(value)) return 'a list';
  if (isOpenMap(value)) return 'a map';
  if (typeof value === 'object' && value !== null) return `an intrinsic function (${Object.keys(value).join(', ')})`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function error(code: ErrorCode, file: MergeTemplate, path: string[], message: string, fix: string): Problem {
  return { code, severity: 'error', where: file.place(path), message, fix };
}

function warning(code: WarningCode, file: MergeTemplate, path: string[], message: string, fix: string): Problem {
  return { code, severity: 'warning', where: file.place(path), message, fix };
}
