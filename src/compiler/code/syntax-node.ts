/** A node of ESTree. What else it holds depends on its type. */
export interface SyntaxNode {
  readonly type: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const typesOnly = new Set(['typeAnnotation', 'typeArguments', 'typeParameters', 'returnType', 'superTypeArguments', 'implements']);

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** In the order of the text, without types. Called for every node of large files, so it makes nothing but the list. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  if (node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration') return children;
  for (const key in node) {
    const value = node[key];
    if (typeof value !== 'object' || value === null || typesOnly.has(key)) continue;
    if (!Array.isArray(value)) {
      if (isNode(value)) children.push(value);
    } else for (const one of value as unknown[]) if (isNode(one)) children.push(one);
  }
  return children;
}

const wrappers = new Set([
  'ChainExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSInstantiationExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
]);

/** The expression inside of what TypeScript and optional chaining put around it. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  return wrappers.has(node.type) && isNode(node['expression']) ? unwrapped(node['expression']) : node;
}

export function nodeAt(node: SyntaxNode, key: string): SyntaxNode | undefined {
  const value = node[key];
  return isNode(value) ? unwrapped(value) : undefined;
}

export function nodesAt(node: SyntaxNode, key: string): SyntaxNode[] {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isNode).map(unwrapped) : [];
}

/** The name of an identifier; undefined for every other node. */
export function identifierName(node: SyntaxNode | undefined): string | undefined {
  return node?.type === 'Identifier' ? (node['name'] as string) : undefined;
}

/** `a.b` and `a['b']` → `b`. */
export function memberName(node: SyntaxNode): string | undefined {
  const property = nodeAt(node, 'property');
  if (node.type !== 'MemberExpression' || property === undefined) return undefined;
  return node['computed'] === true ? literalText(property) : identifierName(property);
}

export function literalText(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  const [quasi, ...others] = node?.type === 'TemplateLiteral' ? nodesAt(node, 'quasis') : [];
  return quasi === undefined || others.length > 0 ? undefined : cookedText(quasi);
}

/** The text of a part of a template. */
export function cookedText(quasi: SyntaxNode): string {
  const { cooked } = quasi['value'] as { readonly cooked: string | null };
  return cooked ?? '';
}

/** The last name of what is called: `fs.promises.readFile(…)` → `readFile`. */
export function calledName(call: SyntaxNode): string | undefined {
  const callee = nodeAt(call, 'callee');
  return callee === undefined ? undefined : (identifierName(callee) ?? memberName(callee));
}
