import type { Expression, Node, PropertyKey, TSSignature, TSType, TSTypeName } from 'oxc-parser';
import { type Kind, kindOfUnion } from './kind.js';
import { type BoundType, type Scope, scopeWithin } from './scope.js';
import { symbolOf } from './symbol.js';
import { deepest, type Types } from './types.js';
import { enumKind, expressionKind, memberName, unwrapped } from './value-kind.js';

/** The members of a type, each with what it is; `elements` are those of an array. */
interface Members {
  readonly named: ReadonlyMap<string, () => Promise<Kind>>;
  readonly elements?: () => Promise<Kind>;
}

/** What `keyof` a type is. */
export async function keyKind(of: BoundType, types: Types, depth: number): Promise<Kind> {
  const members = await membersOf(of, types, depth);
  if (members === undefined) return (await isOpen(of, types)) ? 'object' : 'unknown';
  if (members.elements !== undefined) return 'object';
  return kindOfUnion(
    [...members.named.keys()].map((name) => (/^\d+$/.test(name) ? 'number' : 'string')),
    true,
  );
}

/** What `Of[Index]` is. */
export async function accessKind(of: BoundType, index: BoundType, types: Types, depth: number): Promise<Kind> {
  const members = await membersOf(of, types, depth);
  if (members === undefined) return (await isOpen(of, types)) ? 'object' : 'unknown';
  const picked = await pick(members, index.type);
  return picked === undefined ? 'unknown' : kindOfUnion(await Promise.all(picked.map((one) => one())), types.strictNullChecks);
}

async function pick({ named, elements }: Members, index: TSType): Promise<(() => Promise<Kind>)[] | undefined> {
  if (index.type === 'TSNumberKeyword') return elements === undefined ? undefined : [elements];
  if (index.type === 'TSTypeOperator' && index.operator === 'keyof') return elements === undefined ? [...named.values()] : undefined;
  const literals = index.type === 'TSUnionType' ? index.types : [index];
  const picked = literals.map((one) =>
    one.type === 'TSLiteralType' && one.literal.type === 'Literal' ? (named.get(String(one.literal.value)) ?? elements) : undefined,
  );
  return picked.every((one) => one !== undefined) ? picked : undefined;
}

/** Whether a type is a parameter of which nothing says what it is, so that conditions on it and its members are open. */
export async function isOpen({ scope, type }: BoundType, { find }: Types): Promise<boolean> {
  const symbol = type.type === 'TSTypeReference' ? await symbolOf(type.typeName, scope, find) : undefined;
  return symbol?.is === 'parameter' && symbol.entry.bound === undefined;
}

async function membersOf({ scope, type }: BoundType, types: Types, depth: number): Promise<Members | undefined> {
  if (depth > deepest) return undefined;
  switch (type.type) {
    case 'TSParenthesizedType':
      return membersOf({ type: type.typeAnnotation, scope }, types, depth);
    case 'TSTypeLiteral':
      return ofSignatures(type.members, scope, types, depth);
    case 'TSArrayType':
      return { named: new Map(), elements: () => types.kindOf(type.elementType, scope, types, depth + 1) };
    case 'TSTypeQuery':
      return type.exprName.type === 'TSImportType' ? undefined : membersOfValue(type.exprName, scope, types);
    case 'TSTypeReference': {
      const symbol = await symbolOf(type.typeName, scope, types.find);
      if (symbol?.is === 'parameter' && symbol.entry.bound !== undefined) return membersOf(symbol.entry.bound, types, depth + 1);
      if (symbol?.is !== 'declared') return undefined;
      const { nodes } = symbol;
      const alias = nodes.find((node) => node.type === 'TSTypeAliasDeclaration');
      if (alias !== undefined) return membersOf({ type: alias.typeAnnotation, scope: scopeWithin(alias, symbol.scope) }, types, depth + 1);
      const interfaces = nodes.filter((node) => node.type === 'TSInterfaceDeclaration');
      if (interfaces.length === 0 || interfaces.some((one) => one.extends.length > 0)) return undefined;
      return ofSignatures(
        interfaces.flatMap(({ body }) => body.body),
        symbol.scope,
        types,
        depth,
      );
    }
    default:
      return undefined;
  }
}

function ofSignatures(signatures: readonly TSSignature[], scope: Scope, types: Types, depth: number): Members | undefined {
  const named = new Map<string, () => Promise<Kind>>();
  for (const one of signatures) {
    if (one.type !== 'TSPropertySignature' && one.type !== 'TSMethodSignature') return undefined;
    const name = keyName(one.key, one.computed);
    if (name === undefined) return undefined;
    const annotation = one.type === 'TSPropertySignature' ? one.typeAnnotation?.typeAnnotation : undefined;
    const kind = async (): Promise<Kind> => (annotation === undefined ? 'object' : types.kindOf(annotation, scope, types, depth + 1));
    named.set(
      name,
      one.type === 'TSMethodSignature' ? async () => 'function' : one.optional ? async () => kindOfUnion([await kind(), 'void'], types.strictNullChecks) : kind,
    );
  }
  return { named };
}

async function membersOfValue(name: TSTypeName, scope: Scope, { find }: Types): Promise<Members | undefined> {
  const symbol = await symbolOf(name, scope, find);
  if (symbol?.is !== 'declared') return undefined;
  for (const node of symbol.nodes) {
    if (node.type === 'TSEnumDeclaration')
      return { named: new Map(node.body.members.map((one) => [memberName(one), async () => enumKind(symbol.nodes, memberName(one))])) };
    if (node.type === 'VariableDeclarator' && !node.id.typeAnnotation) return ofExpression(unwrapped(node.init));
  }
  return undefined;
}

function ofExpression(expression: Expression | null): Members | undefined {
  if (expression?.type === 'ArrayExpression') {
    const elements = expression.elements.map((one) => (one === null || one.type === 'SpreadElement' ? 'unknown' : expressionKind(one)));
    return { named: new Map(), elements: async () => kindOfUnion(elements, true) };
  }
  if (expression?.type !== 'ObjectExpression') return undefined;
  const named = new Map<string, () => Promise<Kind>>();
  for (const property of expression.properties) {
    const name = property.type === 'Property' ? keyName(property.key, property.computed) : undefined;
    if (property.type !== 'Property' || name === undefined) return undefined;
    named.set(name, async () => expressionKind(property.value));
  }
  return { named };
}

export function keyName(key: PropertyKey, computed: boolean): string | undefined {
  const node: Node = key;
  if (node.type === 'Literal') return String(node.value);
  return computed || node.type !== 'Identifier' ? undefined : node.name;
}
