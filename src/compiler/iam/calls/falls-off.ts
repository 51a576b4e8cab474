import type { Syntax } from './syntax.js';

/** Whether code may come to the end of a function's statements without returning anything. */
export function fallsOff(statements: readonly Syntax[]): boolean {
  return !statements.some(leaves);
}

/** Whether nothing that follows the statement runs, as far as its form tells. */
function leaves(node: Syntax | null): boolean {
  switch (node?.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    case 'BlockStatement':
      return !fallsOff(node['body']);
    case 'LabeledStatement':
      return leaves(node['body']);
    case 'IfStatement':
      return leaves(node['consequent']) && leaves(node['alternate']);
    case 'TryStatement':
      return leaves(node['finalizer']) || (leaves(node['block']) && (node['handler'] === null || leaves(node['handler'].body)));
    case 'SwitchStatement':
      return leavesSwitch(node['cases']);
    // A loop without a condition is left by returning, most of the time.
    case 'ForStatement':
      return node['test'] === null;
    case 'WhileStatement':
    case 'DoWhileStatement':
      return node['test'].type === 'Literal' || (node['test'].type === 'UnaryExpression' && node['test'].argument.type === 'Literal');
    default:
      return false;
  }
}

/** Each case runs on into the next one, unless it leaves. */
function leavesSwitch(cases: readonly Syntax[]): boolean {
  const breaks = cases.some((one) => (one['consequent'] as readonly Syntax[]).some(({ type }) => type === 'BreakStatement'));
  return !breaks && cases.some((one) => one['test'] === null) && !fallsOff(cases.at(-1)!['consequent']);
}
