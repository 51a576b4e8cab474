import { isMap } from '../../cloudformation/branch.js';
import { subParts } from '../../cloudformation/sub-text.js';
import type { Value } from '../../cloudformation/template.js';
import type { CodeText, MadeArgument, MadePart, TextPart } from '../calls/code-value.js';
import { combinations } from '../calls/combinations.js';
import { type GivenArgument, madeTexts } from './made-text.js';
import type { RightsContext } from './rights-context.js';
import { joined, type Piece, type Text } from './text.js';

/** Variables that Lambda sets itself. */
const lambdaVariables: { readonly [name: string]: Piece } = {
  AWS_DEFAULT_REGION: { kind: 'pseudo', name: 'AWS::Region' },
  AWS_REGION: { kind: 'pseudo', name: 'AWS::Region' },
};

/** Not all that Lambda sets is known here, so a default of it may never be used. */
function isSetByLambda(variable: string): boolean {
  return /^(?:AWS_|LAMBDA_|_|PATH$|LANG$|TZ$|LD_LIBRARY_PATH$|NODE_PATH$)/.test(variable);
}

/** More are not told apart, and nothing is known of them: a text of many `Fn::If` would have as many as there are ways through them. */
const mostTexts = 20;

/**
 * What a text of the code is when the function runs, with its environment variables in place: one text, or several where CloudFormation decides
 * between them.
 *
 * @param at The offset of the call, for what cannot be told.
 */
export function resolveText({ parts }: CodeText, context: RightsContext, at: number): Text[] {
  return combined(
    parts.map((part) => resolvePart(part, context, at)),
    at,
  );
}

function resolvePart(part: TextPart, context: RightsContext, at: number): Text[] {
  if (typeof part === 'string') return [[part]];
  if ('unknown' in part) return [[{ kind: 'unknown', untold: { at: part.unknown } }]];
  if ('made' in part) return resolveMade(part, context, at);
  const { variable, otherwise } = part;
  const value = Object.hasOwn(context.variables, variable) ? context.variables[variable]! : undefined;
  if (value !== undefined && !(value === '' && otherwise?.alsoForEmpty === true)) return resolveValue(value, context, at, 0);
  if (otherwise !== undefined && !isSetByLambda(variable)) return otherwise.texts.flatMap((parts) => resolveText({ kind: 'text', parts }, context, at));
  const piece = Object.hasOwn(lambdaVariables, variable) ? lambdaVariables[variable]! : undefined;
  return [[piece ?? { kind: 'unknown', untold: { at, variable } }]];
}

function resolveMade(part: MadePart, context: RightsContext, at: number): Text[] {
  const { args, made } = part;
  const textsOf = (arg: MadeArgument): readonly GivenArgument[] => (isParts(arg) ? resolveText({ kind: 'text', parts: arg }, context, at) : [arg]);
  const choices = combinations([made, ...args], textsOf, mostTexts);
  if (choices === undefined) return [[{ kind: 'unknown', untold: { at } }]];
  return choices.flatMap(([text, ...given]) => madeTexts(text as Text, given, part));
}

function isParts(argument: MadeArgument): argument is readonly TextPart[] {
  return Array.isArray(argument);
}

/** What a value of the template is as a text. */
export function resolveValue(value: Value, context: RightsContext, at: number, depth: number): Text[] {
  if (typeof value === 'string') return [value.includes('{{resolve:') ? [{ kind: 'given', value, name: '' }] : [value]];
  if (typeof value === 'number' || typeof value === 'boolean') return [[String(value)]];
  if (!isMap(value) || depth > 8) return [[{ kind: 'unknown', untold: { at } }]];
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Sub': sub, 'Fn::Join': join, 'Fn::If': choice } = value;
  if (typeof ref === 'string') return [[reference(ref, undefined, context, value)]];
  if (attribute !== undefined) return [[ofAttribute(attribute, context, value)]];
  if (sub !== undefined) return ofSub(sub, context, at, depth) ?? [[given(value)]];
  if (isList(join) && typeof join[0] === 'string' && isList(join[1])) {
    const separator = join[0];
    return combined(
      join[1].map((one, index) => resolveValue(one, context, at, depth + 1).map((text) => (index === 0 ? text : joined([separator], text)))),
      at,
    );
  }
  if (isList(choice) && choice.length === 3) return choice.slice(1).flatMap((one) => resolveValue(one, context, at, depth + 1));
  return [[given(value)]];
}

function reference(name: string, attribute: string | undefined, { resources }: RightsContext, value: Value): Piece {
  if (name.startsWith('AWS::')) return name === 'AWS::NoValue' ? '' : { kind: 'pseudo', name };
  // What SAM makes of a function has a dot in its name.
  if (attribute !== undefined && resources.has(`${name}.${attribute}`)) return { kind: 'resource', id: `${name}.${attribute}`, attribute: undefined };
  return resources.has(name) ? { kind: 'resource', id: name, attribute } : { kind: 'given', value, name: attribute === undefined ? name : attribute };
}

function ofAttribute(attribute: Value, context: RightsContext, value: Value): Piece {
  const [id, ...rest] = typeof attribute === 'string' ? attribute.split('.') : isList(attribute) ? attribute : [];
  if (typeof id !== 'string' || rest.length === 0 || !rest.every((part) => typeof part === 'string')) return given(value);
  return reference(id, rest.join('.'), context, value);
}

function ofSub(sub: Value, context: RightsContext, at: number, depth: number): Text[] | undefined {
  const [text, own] = isList(sub) ? sub : [sub];
  if (typeof text !== 'string') return undefined;
  const variables = isMap(own) ? own : {};
  return combined(
    subParts(text).map((part): Text[] => {
      if (part.name === undefined) return [[part.text]];
      if (Object.hasOwn(variables, part.name)) return resolveValue(variables[part.name]!, context, at, depth + 1);
      const [id, ...attribute] = part.name.split('.');
      const value = attribute.length === 0 ? { Ref: id! } : { 'Fn::GetAtt': [id!, attribute.join('.')] };
      return [[reference(id!, attribute.length === 0 ? undefined : attribute.join('.'), context, value)]];
    }),
    at,
  );
}

/** The name is the one of a parameter, an export or the like, if it is plain. */
function given(value: Value): Piece {
  const [inner] = isMap(value) ? Object.values(value) : [];
  return { kind: 'given', value, name: typeof inner === 'string' ? inner : '' };
}

/** All texts that come of one alternative for each part. */
function combined(parts: readonly (readonly Text[])[], at: number): Text[] {
  const choices = combinations(parts, (alternatives) => alternatives, mostTexts);
  return choices === undefined ? [[{ kind: 'unknown', untold: { at } }]] : choices.map((texts) => joined(...texts));
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}
