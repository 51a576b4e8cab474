import { type Declaration, eachName } from './pattern-names.js';
import { childrenOf, identifierName, literalText, nodeAt, nodesAt, type SyntaxNode } from '../../compiler/code/syntax-node.js';

/** A name in its scope, with all that is assigned to it. */
export interface Binding {
  readonly declarations: readonly Declaration[];
  /** All calls of it. */
  readonly calls: readonly SyntaxNode[];
  /** Whether it is used in other ways than being called. */
  readonly escapes: boolean;
}

export interface Declarations {
  /** What an identifier refers to; undefined for a global name. */
  readonly bindingOf: (identifier: SyntaxNode) => Binding | undefined;
  /** What a name at the top of the module refers to. */
  readonly atTop: (name: string) => Binding | undefined;
  /** The binding of each function that has a name. */
  readonly functionBinding: (fn: SyntaxNode) => Binding | undefined;
  /** The names under which the module exports its own. */
  readonly exported: ReadonlyMap<string, string>;
  /** What it exports of other modules: by its names there and here, or `*`. */
  readonly passedOn: readonly { readonly module: string; readonly name: string; readonly as: string }[];
}

interface Scope {
  readonly names: Map<string, { declarations: Declaration[]; calls: SyntaxNode[]; escapes: boolean }>;
  readonly parent: Scope | undefined;
  readonly isOfFunction: boolean;
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const blocks = /^(?:BlockStatement|For\w*Statement|CatchClause|SwitchStatement|StaticBlock|Class\w+)$/;

export function declarationsIn(program: SyntaxNode): Declarations {
  const top = newScope(undefined, true);
  const scopeOf = new Map<SyntaxNode, Scope>();
  const functionOf = new Map<SyntaxNode, SyntaxNode>();
  const exported = new Map<string, string>();
  const passedOn: { module: string; name: string; as: string }[] = [];
  const later: (() => void)[] = [];

  const declare = (pattern: SyntaxNode | undefined, declaration: Declaration | undefined, scope: Scope): void =>
    eachName(pattern, declaration, (identifier, one) => {
      const name = identifier['name'] as string;
      if (!scope.names.has(name)) scope.names.set(name, { declarations: [], calls: [], escapes: false });
      if (one !== undefined) scope.names.get(name)!.declarations.push(one);
    });

  const visit = (node: SyntaxNode, parent: SyntaxNode | undefined, scope: Scope): void => {
    const id = nodeAt(node, 'id');
    let inner = scope;
    if (functions.has(node.type)) {
      if (node.type === 'FunctionDeclaration') declare(id, { kind: 'function', node }, scope);
      if (id !== undefined) functionOf.set(node, id);
      inner = newScope(scope, true);
      if (node.type === 'FunctionExpression') declare(id, { kind: 'function', node }, inner);
      for (const [index, param] of nodesAt(node, 'params').entries()) declare(param, { kind: 'parameter', of: node, index }, inner);
    } else if (blocks.test(node.type)) {
      if (node.type === 'ClassDeclaration') declare(id, { kind: 'unknown' }, scope);
      inner = newScope(scope, false);
      if (node.type === 'CatchClause') declare(nodeAt(node, 'param'), { kind: 'unknown' }, inner);
    } else if (node.type === 'VariableDeclaration') {
      const home = node['kind'] === 'var' ? functionScope(scope) : scope;
      // A loop gives its variable a value of its own.
      const isOfLoop = parent !== undefined && /^For(?:In|Of)Statement$/.test(parent.type) && parent['left'] === node;
      for (const declarator of nodesAt(node, 'declarations')) declareVariable(declarator, isOfLoop, home, declare, functionOf);
    } else if (node.type === 'ImportDeclaration') {
      declareImports(node, scope, declare);
      return;
    } else if (node.type === 'AssignmentExpression') {
      const [left, right] = [nodeAt(node, 'left'), nodeAt(node, 'right')];
      const isPlain = ['=', '??=', '||='].includes(node['operator'] as string) && right !== undefined;
      later.push(() =>
        eachName(left, isPlain ? { kind: 'value', node: right } : { kind: 'unknown' }, (identifier, one) => {
          if (one !== undefined) find(scope, identifier['name'] as string)?.declarations.push(one);
        }),
      );
    } else if (node.type === 'ExportNamedDeclaration') {
      const declaration = nodeAt(node, 'declaration');
      const named = declaration === undefined ? [] : [declaration, ...nodesAt(declaration, 'declarations')];
      for (const one of named) eachName(nodeAt(one, 'id'), undefined, ({ name }) => void exported.set(name as string, name as string));
      const module = literalText(nodeAt(node, 'source'));
      for (const one of nodesAt(node, 'specifiers')) {
        const [local, name] = [identifierName(nodeAt(one, 'local')), identifierName(nodeAt(one, 'exported'))];
        if (local === undefined || name === undefined) continue;
        if (module === undefined) exported.set(name, local);
        else passedOn.push({ module, name: local, as: name });
      }
      // The names of another module are none of this one.
      if (module !== undefined) return;
    } else if (node.type === 'ExportAllDeclaration') {
      const module = literalText(nodeAt(node, 'source'));
      if (module !== undefined && node['exported'] === null) passedOn.push({ module, name: '*', as: '*' });
      return;
    } else if (node.type === 'ExportDefaultDeclaration') {
      const declaration = nodeAt(node, 'declaration');
      const name = identifierName(declaration) ?? identifierName(declaration === undefined ? undefined : nodeAt(declaration, 'id'));
      if (name !== undefined) exported.set('default', name);
    } else if (node.type === 'Identifier' && parent !== undefined && !isName(node, parent)) {
      scopeOf.set(node, scope);
      const isCall = parent.type === 'CallExpression' && parent['callee'] === node;
      const isOwn = (functions.has(parent.type) || parent.type === 'VariableDeclarator') && parent['id'] === node;
      later.push(() => {
        const binding = find(scope, node['name'] as string);
        if (binding === undefined || isOwn) return;
        if (isCall) binding.calls.push(parent);
        else binding.escapes = true;
      });
    }
    for (const child of childrenOf(node)) visit(child, node, inner);
  };
  for (const child of childrenOf(program)) visit(child, program, top);
  for (const act of later) act();

  const bindingOf = (identifier: SyntaxNode): Binding | undefined => find(scopeOf.get(identifier) ?? top, identifier['name'] as string);
  return {
    bindingOf,
    atTop: (name) => top.names.get(name),
    functionBinding: (fn) => {
      const id = functionOf.get(fn);
      return id === undefined ? undefined : bindingOf(id);
    },
    exported,
    passedOn,
  };
}

function newScope(parent: Scope | undefined, isOfFunction: boolean): Scope {
  return { names: new Map(), parent, isOfFunction };
}

function functionScope(scope: Scope): Scope {
  return scope.isOfFunction || scope.parent === undefined ? scope : functionScope(scope.parent);
}

function find(scope: Scope | undefined, name: string): { declarations: Declaration[]; calls: SyntaxNode[]; escapes: boolean } | undefined {
  if (scope === undefined) return undefined;
  return scope.names.get(name) ?? find(scope.parent, name);
}

type Declare = (pattern: SyntaxNode | undefined, declaration: Declaration | undefined, scope: Scope) => void;

function declareVariable(declarator: SyntaxNode, isOfLoop: boolean, scope: Scope, declare: Declare, functionOf: Map<SyntaxNode, SyntaxNode>): void {
  const [id, init] = [nodeAt(declarator, 'id'), nodeAt(declarator, 'init')];
  if (isOfLoop) declare(id, { kind: 'unknown' }, scope);
  else if (init === undefined) declare(id, undefined, scope);
  else if (functions.has(init.type) && id?.type === 'Identifier') {
    if (!functionOf.has(init)) functionOf.set(init, id);
    declare(id, { kind: 'function', node: init }, scope);
  } else declare(id, { kind: 'value', node: init }, scope);
}

function declareImports(node: SyntaxNode, scope: Scope, declare: Declare): void {
  const module = (node['source'] as { readonly value: string }).value;
  for (const specifier of nodesAt(node, 'specifiers')) {
    const own = specifier.type === 'ImportNamespaceSpecifier' ? '*' : 'default';
    declare(nodeAt(specifier, 'local'), { kind: 'import', module, name: identifierName(nodeAt(specifier, 'imported')) ?? own }, scope);
  }
}

/** Whether an identifier is only the name of a property, an export or a label. */
export function isName(node: SyntaxNode, parent: SyntaxNode): boolean {
  if (parent.type === 'MemberExpression') return parent['property'] === node && parent['computed'] !== true;
  if (parent.type === 'Property') return parent['key'] === node && parent['computed'] !== true && parent['shorthand'] !== true;
  if (/^(?:MethodDefinition|PropertyDefinition)$/.test(parent.type)) return parent['key'] === node && parent['computed'] !== true;
  if (parent.type === 'ExportSpecifier') return parent['exported'] === node;
  return /^(?:MetaProperty|LabeledStatement|BreakStatement|ContinueStatement|Import\w*Specifier)$/.test(parent.type);
}
