import type { Node, TSInterfaceDeclaration, TSSignature, TSType, TSTypeName, TSTypeReference } from 'oxc-parser';
import { type Kind, kindOfIntersection, kindOfUnion } from './kind.js';
import { libraryKinds } from './known-types.js';
import { accessKind, isOpen, keyKind } from './member-kind.js';
import { type BoundType, childScope, type Entry, type Scope, scopeWithin } from './scope.js';
import { symbolOf, type TypeSymbol } from './symbol.js';
import { deepest, type Types } from './types.js';
import { enumKind, typeofKind } from './value-kind.js';

/** What a type is, once its names are followed: what TypeScript's checker says of an alias, as far as its declarations tell. */
export async function kindOf(type: TSType, scope: Scope, types: Types, depth = 0): Promise<Kind> {
  if (depth > deepest) return 'unknown';
  const inner = (one: TSType): Promise<Kind> => kindOf(one, scope, types, depth + 1);
  switch (type.type) {
    case 'TSVoidKeyword':
    case 'TSUndefinedKeyword':
    case 'TSNullKeyword':
      return 'void';
    case 'TSNeverKeyword':
      return 'never';
    case 'TSBooleanKeyword':
    case 'TSTypePredicate':
      return 'boolean';
    case 'TSNumberKeyword':
      return 'number';
    case 'TSBigIntKeyword':
      return 'bigint';
    case 'TSStringKeyword':
    case 'TSTemplateLiteralType':
      return 'string';
    case 'TSSymbolKeyword':
      return 'symbol';
    case 'TSLiteralType':
      return literalKind(type.literal);
    case 'TSArrayType':
    case 'TSTupleType':
      return 'array';
    case 'TSFunctionType':
      return 'function';
    case 'TSTypeLiteral':
      return hasCall(type.members) ? 'function' : 'object';
    case 'TSParenthesizedType':
      return inner(type.typeAnnotation);
    case 'TSUnionType':
      return kindOfUnion(await Promise.all(type.types.map(inner)), types.strictNullChecks);
    case 'TSIntersectionType':
      return kindOfIntersection(await Promise.all(type.types.map(inner)));
    case 'TSTypeOperator':
      if (type.operator === 'unique') return 'symbol';
      return type.operator === 'keyof' ? keyKind({ type: type.typeAnnotation, scope }, types, depth + 1) : inner(type.typeAnnotation);
    case 'TSConditionalType': {
      const branches = await Promise.all([type.trueType, type.falseType].map(inner));
      const both = kindOfUnion(branches, types.strictNullChecks);
      return both === 'object' && branches.some((kind) => kind !== 'object') && !(await isOpen({ type: type.checkType, scope }, types)) ? 'unknown' : both;
    }
    case 'TSIndexedAccessType':
      return accessKind({ type: type.objectType, scope }, { type: type.indexType, scope }, types, depth + 1);
    case 'TSTypeQuery':
      return type.exprName.type === 'TSImportType' ? 'unknown' : typeofKind(await symbolOf(type.exprName, scope, types.find), types);
    case 'TSTypeReference':
      return referenceKind(type, scope, types, depth + 1);
    case 'TSImportType':
    case 'TSInferType':
      return 'unknown';
    default:
      return 'object';
  }
}

export function literalKind(literal: Node): Kind {
  if (literal.type === 'UnaryExpression') return literalKind(literal.argument);
  if (literal.type === 'TemplateLiteral') return 'string';
  if (literal.type !== 'Literal') return 'unknown';
  if ('bigint' in literal) return 'bigint';
  const { value } = literal;
  return value === null ? 'void' : (typeof value as 'boolean' | 'number' | 'string');
}

async function referenceKind({ typeName, typeArguments }: TSTypeReference, scope: Scope, types: Types, depth: number): Promise<Kind> {
  const given = (typeArguments?.params ?? []).map((type) => ({ type, scope }));
  const symbol = await symbolOf(typeName, scope, types.find);
  return symbol === undefined ? globalKind(typeName, given, types, depth) : symbolKind(symbol, given, types, depth);
}

/** What the instances of a named type are. */
export async function symbolKind(symbol: TypeSymbol, given: readonly BoundType[], types: Types, depth: number): Promise<Kind> {
  switch (symbol.is) {
    case 'parameter': {
      const { bound, node } = symbol.entry;
      if (bound !== undefined) return kindOf(bound.type, bound.scope, types, depth);
      return node.constraint === null ? 'object' : kindOf(node.constraint, symbol.scope, types, depth);
    }
    case 'member':
      return enumKind(symbol.nodes, symbol.name);
    case 'namespace':
      return 'object';
    case 'builtin':
      return 'object';
    case 'untyped':
      return 'unknown';
    case 'declared':
      return declaredKind(symbol.nodes, symbol.scope, given, types, depth);
  }
}

async function declaredKind(nodes: readonly Node[], scope: Scope, given: readonly BoundType[], types: Types, depth: number): Promise<Kind> {
  for (const node of nodes) {
    if (node.type === 'TSTypeAliasDeclaration') {
      const parameters = (node.typeParameters?.params ?? []).map((one, index): [string, Entry] => {
        const written = given[index] ?? (one.default === null || given.length === 0 ? undefined : { type: one.default, scope });
        return [one.name.name, { is: 'parameter', node: one, ...(written !== undefined && { bound: written }) }];
      });
      return kindOf(node.typeAnnotation, childScope(scope, new Map(parameters)), types, depth);
    }
    if (node.type === 'TSEnumDeclaration') return enumKind(nodes);
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return 'object';
  }
  const interfaces = nodes.filter((node): node is TSInterfaceDeclaration => node.type === 'TSInterfaceDeclaration');
  return interfaces.length === 0 ? 'unknown' : interfaceKind(interfaces, scope, types, depth);
}

async function interfaceKind(nodes: readonly TSInterfaceDeclaration[], scope: Scope, types: Types, depth: number): Promise<Kind> {
  if (nodes.some(({ body }) => hasCall(body.body))) return 'function';
  for (const node of nodes) {
    for (const { expression } of node.extends) {
      const symbol = depth > deepest ? undefined : await symbolOf(expression as unknown as TSTypeName, scopeWithin(node, scope), types.find);
      if (symbol !== undefined && (await symbolKind(symbol, [], types, depth + 1)) === 'function') return 'function';
    }
  }
  return 'object';
}

async function globalKind(name: TSTypeName, [first]: readonly BoundType[], types: Types, depth: number): Promise<Kind> {
  if (name.type !== 'Identifier') return 'object';
  const argument = async (): Promise<Kind> => (first === undefined ? 'object' : kindOf(first.type, first.scope, types, depth));
  switch (name.name) {
    case 'Array':
      return 'array';
    case 'Readonly':
    case 'Partial':
    case 'Required':
    case 'NoInfer':
      return argument();
    case 'NonNullable':
    case 'Awaited': {
      if (first?.type.type !== 'TSUnionType') return argument();
      const kinds = await Promise.all(first.type.types.map((one) => kindOf(one, first.scope, types, depth)));
      return kindOfUnion(
        kinds.filter((kind) => name.name === 'Awaited' || kind !== 'void'),
        types.strictNullChecks,
      );
    }
    case 'Extract':
    case 'Exclude': {
      const whole = await argument();
      // A part of a union of strings is a string, or never; a part of another one may be anything.
      return whole === 'object' ? 'unknown' : whole;
    }
    case 'Parameters':
    case 'ConstructorParameters':
      return 'array';
    case 'Uppercase':
    case 'Lowercase':
    case 'Capitalize':
    case 'Uncapitalize':
      return 'string';
    case 'InstanceType':
      return 'object';
    case 'ReturnType':
      return 'unknown';
    default:
      return libraryKinds.get(name.name) ?? (name.name in globalThis ? 'object' : 'unknown');
  }
}

function hasCall(members: readonly TSSignature[]): boolean {
  return members.some(({ type }) => type === 'TSCallSignatureDeclaration');
}
