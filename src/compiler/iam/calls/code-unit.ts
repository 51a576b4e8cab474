import { childrenOf, type SyntaxNode } from '../../code/syntax-node.js';
import { addNames } from './declarations.js';
import type { Syntax } from './syntax.js';

/** A declaration of a module, or one of its statements. */
export interface CodeUnit {
  readonly node: Syntax;
  /** The names of what it declares, or adds something to. */
  readonly declares: readonly string[];
  /** Every name in it. */
  readonly names: ReadonlySet<string>;
}

/** The bundler joins declarations and statements with commas; each counts on its own. */
export function codeUnits(program: Syntax): CodeUnit[] {
  const units: CodeUnit[] = [];
  const add = (node: Syntax, declares: readonly string[]): void => {
    units.push({ node, declares, names: namesIn(node) });
  };
  const addExpression = (node: Syntax): void => {
    if (node.type === 'SequenceExpression') for (const one of node['expressions'] as readonly Syntax[]) addExpression(one);
    else add(node, targetOf(node));
  };
  for (const statement of program['body'] as readonly Syntax[]) {
    const node: Syntax = statement['declaration'] ?? statement;
    if (node.type === 'VariableDeclaration') {
      for (const one of node['declarations'] as readonly Syntax[]) {
        const names: string[] = [];
        addNames(one['id'], names);
        add(one, names);
      }
    } else if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') add(node, node['id'] === null ? [] : [node['id'].name]);
    else if (node.type === 'ExpressionStatement') addExpression(node['expression']);
    else if (node.type !== 'ImportDeclaration' && node.type !== 'ExportNamedDeclaration') add(node, []);
  }
  return units;
}

/** `Order.prototype.save = …` and `helper(Order, …)` belong to `Order`. */
function targetOf(node: Syntax): readonly string[] {
  let at: Syntax | undefined = node.type === 'AssignmentExpression' ? node['left'] : node.type === 'CallExpression' ? node['arguments'][0] : undefined;
  while (at?.type === 'MemberExpression') at = at['object'] as Syntax;
  const isHelper = node.type === 'CallExpression' && node['callee'].type === 'Identifier';
  return at?.type === 'Identifier' && (isHelper || node.type === 'AssignmentExpression') ? [at['name']] : [];
}

function namesIn(unit: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  const pending: SyntaxNode[] = [unit];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'Identifier') names.add(node['name'] as string);
    pending.push(...childrenOf(node));
  }
  return names;
}
