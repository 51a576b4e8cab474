import { identifierName, nodeAt, nodesAt, type SyntaxNode } from '../../compiler/code/syntax-node.js';

/** What a name may stand for. */
export type Declaration =
  | { readonly kind: 'value'; readonly node: SyntaxNode }
  /** A property of a value: `const { join } = path`. */
  | { readonly kind: 'property'; readonly node: SyntaxNode; readonly name: string }
  /** `name` is `*` for the whole module. */
  | { readonly kind: 'import'; readonly module: string; readonly name: string }
  | { readonly kind: 'function'; readonly node: SyntaxNode }
  | { readonly kind: 'parameter'; readonly of: SyntaxNode; readonly index: number }
  | { readonly kind: 'unknown' };

/** All names of a pattern, each with what it stands for if that is known. */
export function eachName(
  pattern: SyntaxNode | undefined,
  declaration: Declaration | undefined,
  told: (identifier: SyntaxNode, declaration: Declaration | undefined) => void,
): void {
  const unknown: Declaration = { kind: 'unknown' };
  switch (pattern?.type) {
    case 'Identifier':
      return told(pattern, declaration);
    case 'AssignmentPattern': {
      const [left, right] = [nodeAt(pattern, 'left'), nodeAt(pattern, 'right')];
      eachName(left, declaration, told);
      if (right !== undefined) eachName(left, { kind: 'value', node: right }, told);
      return;
    }
    case 'ObjectPattern':
      for (const property of nodesAt(pattern, 'properties')) {
        const key = property['computed'] === true ? undefined : identifierName(nodeAt(property, 'key'));
        const isMember = declaration?.kind === 'value' && key !== undefined;
        eachName(nodeAt(property, 'value') ?? nodeAt(property, 'argument'), isMember ? { kind: 'property', node: declaration.node, name: key } : unknown, told);
      }
      return;
    case 'ArrayPattern':
      for (const element of nodesAt(pattern, 'elements')) eachName(element, unknown, told);
      return;
    case 'RestElement':
      return eachName(nodeAt(pattern, 'argument'), unknown, told);
    case 'TSParameterProperty':
      return eachName(nodeAt(pattern, 'parameter'), declaration, told);
  }
}
