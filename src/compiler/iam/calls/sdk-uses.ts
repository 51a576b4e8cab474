import { childrenOf, type SyntaxNode } from '../../code/syntax-node.js';
import { addNames } from './declarations.js';
import { isSdkPackage } from './sdk-package.js';
import type { Syntax } from './syntax.js';

/**
 * Where the SDK is used in a bundle: the offsets of names that it is imported by, and of its packages' names.
 * A function may have variables of its own with such a name, as minified names are short.
 */
export function sdkUses(program: Syntax): readonly number[] {
  const imported = importedNames(program);
  const found: number[] = [];
  const visit = (node: SyntaxNode): Use[] => {
    if (node.type === 'Literal' && typeof node['value'] === 'string' && isSdkPackage(node['value'])) found.push(node.start);
    if (node.type === 'Identifier') return imported.has(node['name'] as string) ? [{ name: node['name'] as string, at: node.start }] : [];
    let uses: Use[] = [];
    for (const child of childrenOf(node)) if (!isPlainName(node, child)) uses = uses.concat(visit(child));
    if (uses.length === 0 || !/Function|CatchClause/.test(node.type)) return uses;
    const bound: string[] = [];
    addBound(node, bound, true);
    const own = new Set(bound);
    return uses.filter(({ name }) => !own.has(name));
  };
  for (const statement of program['body'] as readonly Syntax[]) if (statement.type !== 'ImportDeclaration') found.push(...visit(statement).map(({ at }) => at));
  return found;
}

interface Use {
  readonly name: string;
  readonly at: number;
}

/** What the SDK's packages are imported by. */
function importedNames(program: Syntax): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of program['body'] as readonly Syntax[])
    if (node.type === 'ImportDeclaration' && isSdkPackage(node['source'].value))
      for (const one of node['specifiers'] as readonly Syntax[]) names.add(one['local'].name);
  return names;
}

/** `name` in `a.name` and `{ name: 1 }`. */
function isPlainName(node: Syntax, child: SyntaxNode): boolean {
  if (node['computed'] === true) return false;
  if (node.type === 'MemberExpression') return child === node['property'];
  return /^(?:Property|MethodDefinition|PropertyDefinition)$/.test(node.type) && child === node['key'] && node['shorthand'] !== true;
}

/** The variables that a function has, in its blocks too. */
function addBound(node: Syntax, names: string[], isOuter: boolean): void {
  const isNamed = node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration' || (isOuter && node.type === 'FunctionExpression');
  if (isNamed && node['id'] !== null) addNames(node['id'], names);
  if (!isOuter && /Function/.test(node.type)) return;
  if (node.type === 'VariableDeclarator') addNames(node['id'], names);
  else if (node.type === 'CatchClause' && node['param'] !== null) addNames(node['param'], names);
  else for (const parameter of (node['params'] ?? []) as readonly Syntax[]) addNames(parameter, names);
  for (const child of childrenOf(node)) addBound(child, names, false);
}
