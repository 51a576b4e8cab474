import type { Class, Decorator, Function as FunctionNode, MethodDefinition, Node, ParamPattern, PropertyDefinition, TSType } from 'oxc-parser';
import type { Edit } from '../../compiler/syntax/edit.js';
import { keyName } from './member-kind.js';
import { childScope, type Entry, type Scope, scopeWithin, type SourceModule } from './scope.js';
import { elementOfRest, serializeType } from './serialize-type.js';
import { nameIn } from './symbol.js';
import type { Types } from './types.js';

/** The name of the function that makes a decorator of a key and a value. */
export const makerName = '__tschaliceMetadata';

/**
 * The decorators that TypeScript adds where `emitDecoratorMetadata` is set, as text to insert into a file.
 *
 * Decorators are applied in reverse order. TypeScript's own come last, also after those of parameters, so that all others
 * can ask for what they set.
 */
export async function metadataDecorators(module: SourceModule, types: Types): Promise<Edit[]> {
  const insertions: Edit[] = [];
  for (const [node, scope] of decoratedClasses(module)) {
    const inner = scopeWithin(node, scope);
    insertions.push(...(await ofClass(node, inner, types)));
    for (const member of node.body.body) {
      if (member.type === 'MethodDefinition') insertions.push(...(await ofMethod(member, node, inner, types)));
      else if (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') insertions.push(...(await ofProperty(member, inner, types)));
    }
  }
  return insertions;
}

/** All classes of a file, each with the scope that it stands in. */
function decoratedClasses({ program, scope }: SourceModule): [Class, Scope][] {
  const found: [Class, Scope][] = [];
  const visit = (node: Node, outer: Scope): void => {
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') found.push([node, outer]);
    const inner = scopeWithin(node, outer);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string') visit(child as Node, inner);
      }
    }
  };
  for (const statement of program.body) visit(statement, scope);
  return found;
}

export function hasDecorators(module: SourceModule): boolean {
  return decoratedClasses(module).some(([{ body, decorators }]) => decorators.length > 0 || body.body.some((one) => decoratorsOf(one).length > 0));
}

function decoratorsOf(member: Class['body']['body'][number]): Decorator[] {
  const own = 'decorators' in member ? (member.decorators ?? []) : [];
  return member.type === 'MethodDefinition' ? [...own, ...decoratorsOfParameters(member.value.params)] : own;
}

async function ofClass({ body, decorators }: Class, scope: Scope, types: Types): Promise<Edit[]> {
  const constructor = body.body.find(
    (one): one is MethodDefinition => one.type === 'MethodDefinition' && one.kind === 'constructor' && one.value.body !== null,
  );
  const last = lastOf(decorators, constructor?.value);
  if (constructor === undefined || last === undefined) return [];
  return [insertion(last, [['design:paramtypes', await parameterTypes(constructor.value, scope, types)]])];
}

async function ofProperty(
  { decorators, typeAnnotation }: Pick<PropertyDefinition, 'decorators' | 'typeAnnotation'>,
  scope: Scope,
  types: Types,
): Promise<Edit[]> {
  const last = decorators.at(-1);
  return last === undefined ? [] : [insertion(last, [['design:type', await serializeType(typeAnnotation?.typeAnnotation, scope, types)]])];
}

async function ofMethod(method: MethodDefinition, { body }: Class, outer: Scope, types: Types): Promise<Edit[]> {
  const { kind, value } = method;
  if (kind === 'constructor') return [];
  const accessors = kind === 'method' ? [] : body.body.filter((one): one is MethodDefinition => isSameAccessor(one, method));
  const setter = accessors.find((one) => one.kind === 'set');
  // Of a pair, the first that has decorators has those of both.
  const isFirst = accessors.every((one) => one === method || one.decorators.length === 0 || one.start > method.start);
  const last = lastOf(method.decorators, value);
  if (last === undefined || !isFirst) return [];
  const scope = await withOwnParameters(value, outer, types);
  const parameters = await parameterTypes(setter?.value ?? value, scope, types);
  if (kind === 'method') {
    const returned = value.returnType?.typeAnnotation;
    const returns = returned ? await serializeType(returned, scope, types) : value.async ? 'Promise' : 'void 0';
    return [
      insertion(last, [
        ['design:type', 'Function'],
        ['design:paramtypes', parameters],
        ['design:returntype', returns],
      ]),
    ];
  }
  const getter = accessors.find((one) => one.kind === 'get');
  const type = annotationOf(setter?.value.params[0]) ?? getter?.value.returnType?.typeAnnotation;
  return [
    insertion(last, [
      ['design:type', await serializeType(type, scope, types)],
      ['design:paramtypes', parameters],
    ]),
  ];
}

/** TypeScript looks names up outside of the method, so that its own type parameters are nothing, or another type of the same name. */
async function withOwnParameters({ typeParameters }: FunctionNode, outer: Scope, { find }: Types): Promise<Scope> {
  const names = new Map<string, Entry>();
  for (const node of typeParameters?.params ?? []) {
    if ((await nameIn(outer, node.name.name, find)) === undefined) names.set(node.name.name, { is: 'parameter', node: { ...node, constraint: null } });
  }
  return childScope(outer, names);
}

function isSameAccessor(one: Class['body']['body'][number], { computed, key, static: isStatic }: MethodDefinition): boolean {
  if (one.type !== 'MethodDefinition' || (one.kind !== 'get' && one.kind !== 'set') || one.static !== isStatic) return false;
  const name = keyName(key, computed);
  return name === undefined ? one.key === key : keyName(one.key, one.computed) === name;
}

/** The decorator to write ours after: of the last decorated parameter, since those count as later than the method's own. */
function lastOf(decorators: readonly Decorator[], method: FunctionNode | undefined): Decorator | undefined {
  return (method === undefined ? undefined : decoratorsOfParameters(method.params).at(-1)) ?? decorators.at(-1);
}

function decoratorsOfParameters(params: readonly ParamPattern[]): Decorator[] {
  return params.flatMap((one) => ('decorators' in one ? (one.decorators ?? []) : []));
}

async function parameterTypes({ params }: FunctionNode, scope: Scope, types: Types): Promise<string> {
  const own = params.filter((one, index) => index > 0 || !(one.type === 'Identifier' && one.name === 'this'));
  const texts = await Promise.all(own.map((one) => serializeType(one.type === 'RestElement' ? elementOfRest(one) : annotationOf(one), scope, types)));
  return `[${texts.join(',')}]`;
}

function annotationOf(param: ParamPattern | undefined): TSType | undefined {
  const pattern = param?.type === 'TSParameterProperty' ? param.parameter : param;
  const target = pattern?.type === 'AssignmentPattern' ? pattern.left : pattern;
  return target?.typeAnnotation?.typeAnnotation;
}

function insertion({ end }: Decorator, values: readonly (readonly [key: string, value: string])[]): Edit {
  return { start: end, end, text: values.map(([key, value]) => ` @${makerName}("${key}",${value})`).join('') };
}
