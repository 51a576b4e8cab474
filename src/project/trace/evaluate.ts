import { posix } from 'node:path';
import { builtinModule, builtinResult, member } from './builtin.js';
import type { Binding, Declarations } from './declarations.js';
import type { Declaration } from './pattern-names.js';
import { concatenated, fewOf, hole, isText, type PathValue, placedPath, plainText, type TextValue, unknownText, urlFrom, withoutSlash } from './path-value.js';
import { childrenOf, cookedText, literalText, memberName, nodeAt, nodesAt, type SyntaxNode } from '../../compiler/code/syntax-node.js';

/** A module whose expressions are evaluated without running it. */
export interface TracedModule {
  /** As it is compiled. Absolute, with `/`. */
  readonly file: string;
  /** The project's folder, which is the working folder in Lambda. Absolute, with `/`. */
  readonly root: string;
  readonly declarations: Declarations;
  /** What another module of the project exports under a name. */
  readonly imported?: (specifier: string, name: string) => readonly PathValue[];
  /** What was evaluated before: expressions, bindings, the bodies of functions. */
  readonly known: Map<object, readonly PathValue[]>;
}

/** All that an expression may be, as far as it has to do with paths; empty if that is not known. */
export function evaluate(node: SyntaxNode, module: TracedModule): readonly PathValue[] {
  return once(node, module, () => evaluateAnew(node, module));
}

/** Everything is evaluated once, and has few values: the time that it takes grows with the text, and no faster. */
function once(key: object, { known }: TracedModule, work: () => readonly PathValue[]): readonly PathValue[] {
  const before = known.get(key);
  if (before !== undefined) return before;
  // Names may be defined by each other.
  known.set(key, []);
  const values = fewOf(work());
  known.set(key, values);
  return values;
}

function evaluateAnew(node: SyntaxNode, module: TracedModule): readonly PathValue[] {
  const value = (key: string, of: SyntaxNode = node): readonly PathValue[] => {
    const child = nodeAt(of, key);
    return child === undefined ? [] : evaluate(child, module);
  };
  switch (node.type) {
    case 'Literal':
      return ['string', 'number'].includes(typeof node['value']) ? [plainText(String(node['value']))] : [];
    case 'TemplateLiteral':
      return concatenated(templateParts(node).map((part) => (typeof part === 'string' ? [plainText(part)] : evaluate(part, module))));
    case 'BinaryExpression':
      return node['operator'] === '+' ? concatenated([value('left'), value('right')]) : [];
    case 'ConditionalExpression':
      return [...value('consequent'), ...value('alternate')];
    case 'LogicalExpression':
      return node['operator'] === '&&' ? value('right') : [...value('left'), ...value('right')];
    case 'AssignmentExpression':
      return value('right');
    case 'AwaitExpression':
      return value('argument');
    case 'SequenceExpression':
      return nodesAt(node, 'expressions')
        .slice(-1)
        .flatMap((last) => evaluate(last, module));
    case 'MetaProperty':
      return [{ kind: 'builtin', name: 'import.meta' }];
    case 'Identifier':
      return named(node, module);
    case 'MemberExpression':
      return member(value('object'), memberName(node), module);
    case 'NewExpression':
      return value('callee').some(({ kind, ...one }) => kind === 'builtin' && 'name' in one && one.name === 'URL') ? newUrl(node, module) : [];
    case 'CallExpression':
      return called(node, module);
    default:
      return [];
  }
}

/** The texts of a template and the expressions between them, in their order. */
export function templateParts(template: SyntaxNode): (string | SyntaxNode)[] {
  const expressions = nodesAt(template, 'expressions');
  return nodesAt(template, 'quasis').flatMap((quasi, index) => [cookedText(quasi), ...(expressions[index] === undefined ? [] : [expressions[index]])]);
}

function named(identifier: SyntaxNode, module: TracedModule): readonly PathValue[] {
  const name = identifier['name'] as string;
  const binding = module.declarations.bindingOf(identifier);
  if (binding !== undefined) return ofBinding(binding, module);
  if (name === '__dirname') return [placedPath(posix.dirname(module.file))];
  if (name === '__filename') return [placedPath(module.file)];
  if (name === 'require') return [{ kind: 'require', file: module.file }];
  return ['URL', 'process', 'String'].includes(name) ? [{ kind: 'builtin', name }] : [];
}

/** All that a name may stand for. If some of it is not known, it may be any text. */
export function ofBinding(binding: Binding, module: TracedModule): readonly PathValue[] {
  return once(binding, module, () => {
    const values = binding.declarations.map((one) => ofDeclaration(one, module));
    const known = values.flat();
    return known.length > 0 && values.some((one) => one.length === 0) ? [...known, unknownText] : known;
  });
}

function ofDeclaration(declaration: Declaration, module: TracedModule): readonly PathValue[] {
  switch (declaration.kind) {
    case 'value':
      return evaluate(declaration.node, module);
    case 'property':
      return member(evaluate(declaration.node, module), declaration.name, module);
    case 'import':
      return importedValue(declaration, module);
    case 'parameter':
      return argumentsOf(declaration.of, declaration.index, module);
    case 'function':
    case 'unknown':
      return [];
  }
}

function importedValue({ module: specifier, name }: Extract<Declaration, { kind: 'import' }>, module: TracedModule): readonly PathValue[] {
  const whole = builtinModule(specifier);
  if (whole.length > 0) return name === '*' || name === 'default' ? whole : member(whole, name, module);
  return module.imported?.(specifier, name) ?? [];
}

/** What all calls of a function give for one of its parameters; unknown if it may be called from elsewhere. */
function argumentsOf(fn: SyntaxNode, index: number, module: TracedModule): readonly PathValue[] {
  const binding = module.declarations.functionBinding(fn);
  if (binding === undefined || binding.escapes || [...module.declarations.exported.values()].some((name) => module.declarations.atTop(name) === binding))
    return [];
  const values = binding.calls.map((call) => {
    const node = nodesAt(call, 'arguments')[index];
    return node === undefined ? [] : evaluate(node, module);
  });
  return values.some((one) => one.length === 0) ? [] : values.flat();
}

function newUrl(node: SyntaxNode, module: TracedModule): readonly PathValue[] {
  const [text, base] = nodesAt(node, 'arguments').map((argument) => evaluate(argument, module));
  if (base === undefined) return (text ?? []).filter((one) => one.kind === 'url');
  const texts = (text ?? []).filter(isText);
  const bases = base.filter(isText).filter(({ kind }) => kind === 'url');
  return bases.flatMap((one) => (texts.length === 0 ? [hole] : texts.map((each) => each.text)).flatMap((each) => urlFrom(each, one) ?? []));
}

function called(node: SyntaxNode, module: TracedModule): readonly PathValue[] {
  const callee = nodeAt(node, 'callee');
  if (callee === undefined) return [];
  const given = nodesAt(node, 'arguments').map((argument) => (argument.type === 'SpreadElement' ? [] : evaluate(argument, module)));
  const results = evaluate(callee, module).flatMap((fn): readonly PathValue[] => {
    if (fn.kind === 'require') return builtinModule(literalText(nodesAt(node, 'arguments')[0]) ?? '');
    return fn.kind === 'builtin' ? builtinResult(fn.name, given, module) : [];
  });
  if (results.length > 0) return results;
  return ofMethod(callee, node, module) ?? ofOwnFunction(callee, module);
}

/** `url.toString()`, `['a', 'b'].join('/')`. Undefined for other calls. */
function ofMethod(callee: SyntaxNode, call: SyntaxNode, module: TracedModule): readonly PathValue[] | undefined {
  const object = nodeAt(callee, 'object');
  const name = memberName(callee);
  if (object === undefined) return undefined;
  if (name === 'toString') return evaluate(object, module).filter(isText);
  if (name === 'resolve') return requireResolved(object, call, module);
  if (name !== 'join' || object.type !== 'ArrayExpression') return undefined;
  const separator = literalText(nodesAt(call, 'arguments')[0]);
  if (separator === undefined) return undefined;
  const parts = nodesAt(object, 'elements').map((element) => evaluate(element, module));
  return concatenated(parts.flatMap((part, index) => (index === 0 ? [part] : [[plainText(separator)], part])));
}

/** `require.resolve('./x')` */
function requireResolved(object: SyntaxNode, call: SyntaxNode, module: TracedModule): TextValue[] | undefined {
  const requires = evaluate(object, module).filter((one) => one.kind === 'require');
  const wanted = nodesAt(call, 'arguments')
    .slice(0, 1)
    .flatMap((argument) => evaluate(argument, module))
    .filter(isText);
  if (requires.length === 0) return undefined;
  return requires.flatMap(({ file }) =>
    wanted.flatMap(({ text, isPlaced }) =>
      isPlaced ? [placedPath(text)] : /^\.{1,2}(?:\/|$)/.test(text) ? [placedPath(withoutSlash(posix.join(posix.dirname(file), text)))] : [],
    ),
  );
}

/** What a function of the module returns, whatever its arguments. */
function ofOwnFunction(callee: SyntaxNode, module: TracedModule): readonly PathValue[] {
  const declared = callee.type === 'Identifier' ? (module.declarations.bindingOf(callee)?.declarations ?? []) : [];
  return declared.flatMap((one) => {
    const body = one.kind === 'function' ? nodeAt(one.node, 'body') : undefined;
    if (body === undefined) return [];
    return body.type === 'BlockStatement' ? once(body, module, () => returnsIn(body).flatMap((node) => evaluate(node, module))) : evaluate(body, module);
  });
}

function returnsIn(node: SyntaxNode): SyntaxNode[] {
  if (node.type === 'ReturnStatement') return [nodeAt(node, 'argument') ?? []].flat();
  return /Function|^Class/.test(node.type) ? [] : childrenOf(node).flatMap(returnsIn);
}
