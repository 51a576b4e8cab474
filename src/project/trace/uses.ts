import { evaluate, type TracedModule } from './evaluate.js';
import { isText, type TextValue, unknownText } from './path-value.js';
import {
  calledName,
  childrenOf,
  identifierName,
  literalText,
  memberName,
  nodeAt,
  nodesAt,
  type SyntaxNode,
  unwrapped,
} from '../../compiler/code/syntax-node.js';

/** A place in a module where a file or another module is named by a path or a name that no import statement shows. */
export interface Use {
  /**
   * `import`: `import(…)` of something that is put together; `require` the same; `required`: by a function of `createRequire`;
   * `resolved`: by `require.resolve` or `import.meta.resolve`; `thread`: the file of a thread or a process; `path`: any other path.
   */
  readonly kind: 'import' | 'require' | 'required' | 'resolved' | 'thread' | 'path';
  /** The path or name itself. */
  readonly node: SyntaxNode;
  /** The whole call, except for `path`. */
  readonly call?: SyntaxNode;
  /** All that it may be. Not placed: as it is written, with holes. */
  readonly values: readonly TextValue[];
  /** The name of the function that gets it, if that can be told. */
  readonly consumer?: string;
  /** Whether it is only compared. */
  readonly isCompared: boolean;
}

const expressions = new Set([
  'BinaryExpression',
  'CallExpression',
  'ConditionalExpression',
  'Identifier',
  'LogicalExpression',
  'MemberExpression',
  'MetaProperty',
  'NewExpression',
  'TemplateLiteral',
]);

/** Whether a function of this name reads, copies or looks at a file as it is, and does not run it. */
export function isReader(name: string): boolean {
  return /^(?:readFile|createReadStream|open|stat|lstat|access|exists|copyFile|cp$)/.test(name);
}

/** All uses in a module, in the order of its text. */
export function usesIn(program: SyntaxNode, module: TracedModule): Use[] {
  const uses: Use[] = [];
  const visit = (node: SyntaxNode, parent: SyntaxNode): void => {
    const use = useAt(node, parent, module);
    if (use !== undefined) uses.push(use);
    // A path is a use as a whole. In what is put together for a call, there may be others.
    if (use !== undefined && (use.kind === 'path' || use.values.some(({ isPlaced }) => isPlaced))) return;
    if (isIdle(node, module)) return;
    // What TypeScript puts around an expression is no parent.
    const above = unwrapped(node) === node ? node : parent;
    for (const child of childrenOf(node)) visit(child, above);
  };
  for (const child of childrenOf(program)) visit(child, program);
  return uses;
}

function useAt(node: SyntaxNode, parent: SyntaxNode, module: TracedModule): Use | undefined {
  if (node.type === 'ImportExpression') return ofCall('import', node, nodeAt(node, 'source'), module);
  const [first] = nodesAt(node, 'arguments');
  const callee = nodeAt(node, 'callee');
  if (node.type === 'CallExpression' && callee !== undefined && first !== undefined) {
    const isRequire = identifierName(callee) === 'require' && module.declarations.bindingOf(callee) === undefined;
    if (isRequire) return ofCall('require', node, first, module);
    const kind = isResolve(callee, module) ? 'resolved' : evaluate(callee, module).some((one) => one.kind === 'require') ? 'required' : undefined;
    if (kind !== undefined) return { kind, node: first, call: node, values: textsOf(first, module), isCompared: false };
    if (calledName(node) === 'fork') return ofThread(node, first, module);
  }
  if (node.type === 'NewExpression' && first !== undefined && calledName(node)?.endsWith('Worker') === true && !isEvaluated(node))
    return ofThread(node, first, module);
  if (!expressions.has(node.type) || !isUsed(node, parent)) return undefined;
  const values = evaluate(node, module).filter(isText);
  if (!values.some(({ isPlaced }) => isPlaced)) return undefined;
  const isArgument = /^(?:Call|New)Expression$/.test(parent.type) && parent['callee'] !== node;
  const consumer = isArgument ? calledName(parent) : undefined;
  const isCompared = parent.type === 'BinaryExpression' && parent['operator'] !== '+';
  return { kind: 'path', node, values, isCompared, ...(consumer !== undefined && { consumer }) };
}

/** Undefined for a plain text, which bundlers see. */
function ofCall(kind: 'import' | 'require', call: SyntaxNode, given: SyntaxNode | undefined, module: TracedModule): Use | undefined {
  if (given === undefined || literalText(given) !== undefined) return undefined;
  return { kind, node: given, call, values: textsOf(given, module), isCompared: false };
}

function ofThread(call: SyntaxNode, given: SyntaxNode, module: TracedModule): Use | undefined {
  const values = evaluate(given, module).filter(isText);
  // A path that is not known here is somebody else's; what it was made of is a use of its own.
  return values.length === 0 ? undefined : { kind: 'thread', node: given, call, values, isCompared: false };
}

function textsOf(node: SyntaxNode, module: TracedModule): readonly TextValue[] {
  const values = evaluate(node, module).filter(isText);
  return values.length === 0 ? [unknownText] : values;
}

/** `import.meta.resolve` and `require.resolve`. */
function isResolve(callee: SyntaxNode, module: TracedModule): boolean {
  const object = nodeAt(callee, 'object');
  if (object === undefined || memberName(callee) !== 'resolve') return false;
  return evaluate(object, module).some((one) => one.kind === 'require' || (one.kind === 'builtin' && one.name === 'import.meta'));
}

/** `new Worker(code, { eval: true })` */
function isEvaluated(call: SyntaxNode): boolean {
  const options = nodesAt(call, 'arguments')[1];
  return options !== undefined && nodesAt(options, 'properties').some((one) => identifierName(nodeAt(one, 'key')) === 'eval');
}

/** Whether the value of an expression is used there, and not only given a name or made part of another path. */
function isUsed(node: SyntaxNode, parent: SyntaxNode): boolean {
  switch (parent.type) {
    case 'VariableDeclarator':
    case 'ExpressionStatement':
      return false;
    case 'AssignmentExpression':
      return parent['left'] !== node && nodeAt(parent, 'left')?.type !== 'Identifier';
    case 'MemberExpression':
      return parent['object'] === node;
    case 'Property':
      return parent['value'] === node;
    default:
      return true;
  }
}

/** Whether nothing below a node is a use, because the node only gives a path a name. */
function isIdle(node: SyntaxNode, module: TracedModule): boolean {
  if (node.type === 'ImportDeclaration' || /^TS(?:Interface|TypeAlias)/.test(node.type)) return true;
  const value = node.type === 'VariableDeclarator' ? nodeAt(node, 'init') : node.type === 'AssignmentExpression' ? nodeAt(node, 'right') : undefined;
  if (value === undefined) return false;
  const isName = node.type === 'VariableDeclarator' || nodeAt(node, 'left')?.type === 'Identifier';
  return isName && expressions.has(value.type) && evaluate(value, module).some((one) => one.kind === 'require' || (isText(one) && one.isPlaced));
}
