import { entriesOf, isMap } from '../../cloudformation/branch.js';
import { branchesOf, isIntrinsic } from '../../cloudformation/intrinsic.js';
import { subParts } from '../../cloudformation/sub-text.js';
import type { Value } from '../../cloudformation/template.js';
import { dottedText, textOf } from '../../cloudformation/text-of.js';
import { parameterIn } from '../../expand/parameter.js';
import { atMost, type Choice, combined, split, tooMany } from './choice.js';
import { joined, kept, literal, type LiveText, open, plainText, withoutSlash } from './live-text.js';
import { permissionOf } from './permissions.js';
import { generatedNamesOf, namedByArn, qualified, sharedParameters } from './physical-name.js';
import type { Scope } from './scope.js';

/**
 * All texts that a value of the template may have when it is deployed: a parameter has its default, a mapping any entry that fits, and
 * `Fn::If` both values.
 */
export function possibleTexts(value: Value | undefined, scope: Scope): readonly Choice[] {
  if (typeof value === 'string') return [literal(value)];
  if (typeof value === 'number' || typeof value === 'boolean') return [literal(String(value))];
  if (!isIntrinsic(value)) return [open('it is no text')];
  const [[how, inner]] = Object.entries(value) as [[string, Value]];
  switch (how) {
    case 'Ref':
      return atMost(referenced(textOf(inner), scope));
    case 'Fn::GetAtt':
      return atMost(attributeOf(dottedText(inner), scope));
    case 'Fn::Sub':
      return atMost(substituted(inner, scope));
    case 'Fn::Join': {
      const [separator, list] = pair(inner);
      const lists = typeof separator === 'string' ? possibleLists(list, scope) : undefined;
      if (lists === undefined) return [open('the list of Fn::Join is known only at deployment')];
      return atMost(lists.map((parts) => joined(parts.flatMap((part, index) => (index === 0 ? [part] : [literal(separator as string), part])))));
    }
    case 'Fn::Select': {
      const [index, list] = pair(inner);
      const places = possibleTexts(index, scope).map((place) => Number(place === undefined ? Number.NaN : plainText(place)));
      const lists = possibleLists(list, scope);
      if (lists === undefined) return [open('the list of Fn::Select is known only at deployment')];
      return atMost(lists.flatMap((parts) => places.map((place) => parts[place] ?? open('Fn::Select takes an entry that is known only at deployment'))));
    }
    case 'Fn::If':
      return atMost(branchesOf(inner).flatMap((branch) => possibleTexts(branch, scope)));
    case 'Fn::FindInMap':
      return atMost(mapped(inner, scope)?.flatMap((found) => possibleTexts(found, scope)) ?? [open('the mapping is known only at deployment')]);
    default:
      return [open(`${how} is worked out only at deployment`)];
  }
}

/** The same for a list; undefined if its length is not known. */
function possibleLists(value: Value | undefined, scope: Scope): readonly (readonly LiveText[])[] | undefined {
  if (Array.isArray(value)) return combined((value as readonly Value[]).map((one) => possibleTexts(one, scope)));
  if (!isIntrinsic(value)) return undefined;
  const [[how, inner]] = Object.entries(value) as [[string, Value]];
  switch (how) {
    case 'Ref': {
      if (inner === 'AWS::NoValue') return [[]];
      const { type = '', fallback } = parameterIn(scope.template, textOf(inner)) ?? {};
      if (!/^(CommaDelimitedList|List<.*>)$/.test(type) || fallback === undefined) return undefined;
      scope.defaults.add(textOf(inner));
      return [
        textOf(fallback)
          .split(',')
          .map((one) => literal(one.trim())),
      ];
    }
    case 'Fn::If':
      return allLists(branchesOf(inner), scope);
    case 'Fn::FindInMap': {
      const found = mapped(inner, scope);
      return found && allLists(found, scope);
    }
    case 'Fn::Split': {
      const [separator, text] = pair(inner);
      if (typeof separator !== 'string' || separator === '') return undefined;
      const lists = possibleTexts(text, scope).map((choice) => (choice === undefined ? [] : split(choice, separator)));
      return lists.every((list) => list !== undefined) ? lists : undefined;
    }
    default:
      return undefined;
  }
}

/** All of these texts that are one; none for a value that is absent. */
export function textsOf(value: Value | undefined, scope: Scope): LiveText[] {
  return value === undefined ? [] : possibleTexts(value, scope).filter((choice) => choice !== undefined);
}

/** All texts that a list may hold; one that is open if the list is. */
export function textsIn(list: Value, scope: Scope): LiveText[] {
  return possibleLists(list, scope)?.flat() ?? textsOf(list, scope);
}

/** The possible physical names of a resource. */
export function possibleNames(logicalId: string, scope: Scope): readonly LiveText[] {
  const before = scope.names.get(logicalId);
  if (before !== undefined) return before;
  if (scope.following.size >= deepest) return [open(`the name of ${logicalId} is in the names of ${deepest} others`)];
  scope.names.set(logicalId, [open(`the name of ${logicalId} refers to itself`)]);
  scope.following.add(logicalId);
  const names = namesOf(logicalId, scope);
  scope.following.delete(logicalId);
  scope.names.set(logicalId, names);
  return names;
}

function namesOf(logicalId: string, scope: Scope): readonly LiveText[] {
  const resource = scope.byId.get(logicalId);
  if (resource === undefined) return [open(`${logicalId} is not in the template`)];
  const { type, properties } = resource;
  const { nameProperty, generatedPrefix } = permissionOf(type) ?? {};
  if (nameProperty === undefined) return [open(`the ID of ${logicalId} is known only after it is deployed`)];
  const generated =
    generatedPrefix === undefined
      ? kept(generatedNamesOf(type, scope.stack))
      : joined([literal(`${generatedPrefix}${logicalId}-`), open('CloudFormation makes it of the logical ID, which other stacks have too')]);
  const given = properties[nameProperty];
  const names = given === undefined ? [generated] : possibleTexts(given, scope).map((choice) => choice ?? generated);
  if (!type.startsWith('AWS::IAM::') || properties['Path'] === undefined) return names;
  // The path `/service/` becomes the prefix `service/` of a role's name.
  const paths = possibleTexts(properties['Path'], scope).map((path) => withoutSlash(path ?? []));
  return paths.flatMap((path) => names.map((name) => joined([path, name])));
}

/** The possible ARNs of a resource, with its names in them. */
function possibleArns(logicalId: string, scope: Scope): readonly LiveText[] {
  const { type = '', properties = {} } = scope.byId.get(logicalId) ?? {};
  const { namedLike, grants = [] } = permissionOf(type) ?? {};
  if (namedLike === 'AWS::Lambda::Function') return textsOf(properties['FunctionName'], scope).map((name) => qualified(name));
  const pattern = grants.flatMap(({ arns = [] }) => arns).find((arn) => arn.includes('{name}'));
  if (pattern === undefined) return [open(`the ARN of ${logicalId} is known only after it is deployed`)];
  const [before] = pattern.split('{name}');
  const start = kept(`arn:\${AWS::Partition}:${before!.replace(':@:', ':${AWS::Region}:${AWS::AccountId}:')}`);
  return possibleNames(logicalId, scope).map((name) => joined([start, name]));
}

function referenced(name: string, scope: Scope): readonly Choice[] {
  if (name === 'AWS::NoValue') return [undefined];
  if (name === 'AWS::StackName') return [kept(scope.stack.live)];
  if (sharedParameters.includes(name)) return [kept(`\${${name}}`)];
  if (name.startsWith('AWS::')) return [open(`${name} is known only at deployment`)];
  const parameter = parameterIn(scope.template, name);
  if (parameter === undefined) return namedByArn.includes(scope.byId.get(name)?.type ?? '') ? possibleArns(name, scope) : possibleNames(name, scope);
  if (parameter.isStored) return [open(`the parameter ${name} is read from Parameter Store only at deployment`)];
  if (parameter.fallback === undefined) return [open(`the parameter ${name} has no default`, name)];
  scope.defaults.add(name);
  return [literal(textOf(parameter.fallback))];
}

/** @param path `Worker.Arn` */
function attributeOf(path: string, scope: Scope): readonly Choice[] {
  const [logicalId = '', attribute = ''] = path.split(/\.(.*)/s);
  const nameProperty = permissionOf(scope.byId.get(logicalId)?.type ?? '')?.nameProperty;
  if (/Arn$/i.test(attribute)) return possibleArns(logicalId, scope);
  if (nameProperty !== undefined && (attribute === nameProperty || attribute === 'Name')) return possibleNames(logicalId, scope);
  return [open(`${path} is known only after it is deployed`)];
}

function substituted(inner: Value, scope: Scope): readonly Choice[] {
  const [text, given] = Array.isArray(inner) ? pair(inner) : [inner, undefined];
  if (typeof text !== 'string') return [open('the text of Fn::Sub is no text')];
  const variables = entriesOf(given);
  const parts = subParts(text).map((part): readonly Choice[] => {
    const { name } = part;
    if (name === undefined) return [literal(part.text)];
    if (variables.has(name)) return possibleTexts(variables.get(name), scope);
    return name.includes('.') ? attributeOf(name, scope) : referenced(name, scope);
  });
  return combined(parts)?.map(joined) ?? [tooMany];
}

/** The entries that may be meant; undefined if the map itself is not known. A key that is not known stands for all of them. */
function mapped(inner: Value, scope: Scope): Value[] | undefined {
  if (!Array.isArray(inner)) return undefined;
  const [map, top, second, options] = inner as readonly Value[];
  let found: Value[] = [scope.template['Mappings'] ?? {}];
  for (const key of [map, top, second]) {
    const keys = possibleTexts(key, scope).map((choice) => choice && plainText(choice));
    const isKnown = keys.every((one) => one !== undefined);
    found = found.flatMap((level) => {
      const entries = entriesOf(level);
      return [...entries].flatMap(([name, entry]) => (!isKnown || keys.includes(name) ? [entry] : []));
    });
  }
  const fallback = isMap(options) ? options['DefaultValue'] : undefined;
  const all = [...found, ...(fallback === undefined ? [] : [fallback])];
  return all.length === 0 ? undefined : all;
}

/** How many resources may be named after each other. JavaScript would have no room for many thousands. */
const deepest = 100;

function allLists(values: readonly Value[], scope: Scope): readonly (readonly LiveText[])[] | undefined {
  const lists = values.map((value) => possibleLists(value, scope));
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

function pair(value: Value): readonly [Value | undefined, Value | undefined] {
  return Array.isArray(value) ? [value[0] as Value, value[1] as Value] : [undefined, undefined];
}
