import type { Node, ParamPattern, TSType, TSTypeName, TSTypeReference } from 'oxc-parser';
import { expressionOf, type Kind } from './kind.js';
import { builtinClasses, libraryKinds } from './known-types.js';
import type { Scope } from './scope.js';
import { symbolOf, type TypeSymbol } from './symbol.js';
import { kindOf, literalKind, symbolKind } from './type-kind.js';
import type { Types } from './types.js';

/**
 * What TypeScript passes to decorators for an annotation, as a JavaScript expression.
 *
 * The rules are those of TypeScript's `serializeTypeNode`: they go by how the type is written, and follow names alone.
 */
export async function serializeType(written: TSType | null | undefined, scope: Scope, types: Types): Promise<string> {
  const type = bare(written);
  switch (type?.type) {
    case 'TSVoidKeyword':
    case 'TSUndefinedKeyword':
    case 'TSNeverKeyword':
    case 'TSNullKeyword':
      return 'void 0';
    case 'TSTypePredicate':
      return type.asserts ? 'void 0' : 'Boolean';
    case 'TSFunctionType':
    case 'TSConstructorType':
      return 'Function';
    case 'TSArrayType':
    case 'TSTupleType':
      return 'Array';
    case 'TSTemplateLiteralType':
      return 'String';
    case 'TSLiteralType':
      return expressionOf(literalKind(type.literal) as Exclude<Kind, 'unknown'>);
    case 'TSBooleanKeyword':
    case 'TSNumberKeyword':
    case 'TSBigIntKeyword':
    case 'TSStringKeyword':
    case 'TSSymbolKeyword':
      return expressionOf((await kindOf(type, scope, types)) as Exclude<Kind, 'unknown'>);
    case 'TSTypeReference':
      return serializeReference(type, scope, types);
    case 'TSUnionType':
      return serializeAll(type.types, false, scope, types);
    case 'TSIntersectionType':
      return serializeAll(type.types, true, scope, types);
    case 'TSConditionalType':
      return serializeAll([type.trueType, type.falseType], false, scope, types);
    case 'TSTypeOperator':
      return type.operator === 'readonly' ? serializeType(type.typeAnnotation, scope, types) : 'Object';
    default:
      return 'Object';
  }
}

/** Of `...names: string[]`, what each of them is. */
export function elementOfRest({ typeAnnotation }: Extract<ParamPattern, { type: 'RestElement' }>): TSType | undefined {
  const type = bare(typeAnnotation?.typeAnnotation);
  if (type?.type === 'TSArrayType') return type.elementType;
  const given = type?.type === 'TSTypeReference' ? (type.typeArguments?.params ?? []) : [];
  return given.length === 1 ? given[0] : undefined;
}

function bare(type: TSType | null | undefined): TSType | null | undefined {
  return type?.type === 'TSParenthesizedType' ? bare(type.typeAnnotation) : type;
}

/** If all parts come to the same, that. */
async function serializeAll(parts: readonly TSType[], isIntersection: boolean, scope: Scope, types: Types): Promise<string> {
  let common: string | undefined;
  for (const part of parts) {
    const type = bare(part)!;
    if (type.type === 'TSNeverKeyword') {
      if (isIntersection) return 'void 0';
      continue;
    }
    if (type.type === 'TSUnknownKeyword') {
      if (!isIntersection) return 'Object';
      continue;
    }
    if (type.type === 'TSAnyKeyword') return 'Object';
    if (!types.strictNullChecks && (type.type === 'TSUndefinedKeyword' || type.type === 'TSNullKeyword')) continue;
    const one = await serializeType(type, scope, types);
    if (one === 'Object' || (common !== undefined && common !== one)) return 'Object';
    common = one;
  }
  return common ?? 'void 0';
}

async function serializeReference(type: TSTypeReference, scope: Scope, types: Types): Promise<string> {
  const symbol = await symbolOf(type.typeName, scope, types.find);
  if (symbol === undefined) return serializeGlobal(type, scope, types);
  if (symbol.is === 'untyped') return symbol.typeOnly ? 'Object' : whereFunction(textOf(type.typeName));
  if (await isClass(symbol, types)) return 'typeOnly' in symbol && symbol.typeOnly ? 'Function' : textOf(type.typeName);
  // What its arguments make of a generic type does not count.
  return known(await symbolKind(symbol, [], types, 0), type, types);
}

async function serializeGlobal(type: TSTypeReference, scope: Scope, types: Types): Promise<string> {
  const { typeName } = type;
  if (typeName.type !== 'Identifier') return whereFunction(`globalThis.${textOf(typeName)}`);
  const { name } = typeName;
  if (builtinClasses.has(name)) return name;
  const library = libraryKinds.get(name);
  if (library !== undefined) return expressionOf(library as Exclude<Kind, 'unknown'>);
  return name in globalThis ? whereFunction(`globalThis.${name}`) : known(await kindOf(type, scope, types), type, types);
}

function known(kind: Kind, node: Node, { report }: Types): string {
  if (kind === 'unknown') report(node);
  return kind === 'unknown' ? 'Object' : expressionOf(kind);
}

/** Whether the name is a class when the code runs. */
async function isClass(symbol: TypeSymbol, types: Types): Promise<boolean> {
  if (symbol.is === 'builtin') return typeof symbol.value === 'function';
  if (symbol.is !== 'declared') return false;
  for (const node of symbol.nodes) {
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return true;
    if (node.type !== 'VariableDeclarator') continue;
    if (node.init?.type === 'ClassExpression') return true;
    const annotation = node.id.typeAnnotation?.typeAnnotation;
    // In declarations: `declare const Name: NameConstructor`, beside an interface.
    if (annotation && (await isConstructor(annotation, symbol.scope, types))) return true;
  }
  return false;
}

async function isConstructor(type: TSType, scope: Scope, { find }: Types): Promise<boolean> {
  if (type.type === 'TSConstructorType') return true;
  if (type.type === 'TSTypeLiteral') return type.members.some((one) => one.type === 'TSConstructSignatureDeclaration');
  if (type.type === 'TSTypeQuery' && type.exprName.type !== 'TSImportType') {
    const symbol = await symbolOf(type.exprName, scope, find);
    return symbol?.is === 'declared' && symbol.nodes.some((node) => node.type === 'ClassDeclaration');
  }
  const symbol = type.type === 'TSTypeReference' ? await symbolOf(type.typeName, scope, find) : undefined;
  if (symbol?.is !== 'declared') return false;
  const signatures = symbol.nodes.flatMap((node) => (node.type === 'TSInterfaceDeclaration' ? node.body.body : []));
  return signatures.some((one) => one.type === 'TSConstructSignatureDeclaration');
}

function textOf(name: TSTypeName): string {
  if (name.type === 'ThisExpression') return 'Object';
  return name.type === 'Identifier' ? name.name : `${textOf(name.left)}.${name.right.name}`;
}

/** As TypeScript does with a name that it does not know. */
function whereFunction(path: string): string {
  return `typeof ${path.replaceAll('.', '?.')}=="function"?${path}:Object`;
}
