import { childrenOf, identifierName, memberName, nodeAt, type SyntaxNode } from '../../compiler/code/syntax-node.js';

/**
 * The name, as people know it, of the function that begins at an offset of a source file: its own, or that of the variable, property or method
 * that it is. Undefined if it has none there.
 */
export function functionNameAt(program: SyntaxNode, offset: number): string | undefined {
  let found: string | undefined;
  const visit = (node: SyntaxNode, name: string | undefined): void => {
    if (isFunction(node) && isHead(node, offset)) found = identifierName(nodeAt(node, 'id')) ?? name;
    const declared = nodeAt(node, 'declaration');
    // The place of an exported function is that of `export`.
    if (declared !== undefined && isFunction(declared) && node.start <= offset && offset < declared.start) found = identifierName(nodeAt(declared, 'id'));
    const named = valueOf(node);
    for (const child of childrenOf(node)) {
      const isNamed = named !== undefined && named.value === child;
      // The place may be that of the name.
      if (isNamed && isFunction(child) && node.start <= offset && offset < child.start) found = identifierName(nodeAt(child, 'id')) ?? named.name;
      if (child.start <= offset && offset < child.end) visit(child, isNamed ? named.name : undefined);
    }
  };
  visit(program, undefined);
  return found;
}

function isFunction({ type }: SyntaxNode): boolean {
  return type === 'ArrowFunctionExpression' || type === 'FunctionDeclaration' || type === 'FunctionExpression';
}

/** Whether an offset is in the function, but before its body. */
function isHead(node: SyntaxNode, offset: number): boolean {
  return node.start <= offset && offset < (nodeAt(node, 'body')?.start ?? node.end);
}

/** What a node gives a name to. */
function valueOf(node: SyntaxNode): { readonly value: SyntaxNode | undefined; readonly name: string | undefined } | undefined {
  switch (node.type) {
    case 'VariableDeclarator':
      return { value: nodeAt(node, 'init'), name: identifierName(nodeAt(node, 'id')) };
    case 'AssignmentExpression': {
      const left = nodeAt(node, 'left');
      return { value: nodeAt(node, 'right'), name: left && (identifierName(left) ?? memberName(left)) };
    }
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return { value: nodeAt(node, 'value'), name: keyName(node) };
    default:
      return undefined;
  }
}

function keyName(node: SyntaxNode): string | undefined {
  const key = nodeAt(node, 'key');
  if (key?.type === 'PrivateIdentifier') return `#${key['name'] as string}`;
  return node['computed'] === true ? undefined : (identifierName(key) ?? (typeof key?.['value'] === 'string' ? key['value'] : undefined));
}
