import type { Declaration } from '../../app/declaration.js';
import type { DeclarationProblem } from '../../app/inspection.js';

/**
 * Handlers that take a third argument, a callback: our runtime passes none, and Lambda refuses such handlers from Node.js 24 on.
 *
 * An async function is fine whatever it declares, because its promise is the answer.
 *
 * @param app what the user's file exports, made by any version of the library
 */
export function callbackProblems(app: unknown): DeclarationProblem[] {
  const declarations = (app as { declarations?: unknown } | undefined)?.declarations;
  if (!Array.isArray(declarations)) return [];
  return (declarations as Declaration[]).flatMap((declaration) => {
    const { kind } = declaration;
    if (kind !== 'function' && kind !== 'authorizer' && kind !== 'websocket') return [];
    const { handler, at } = declaration;
    if (handler.length < 3 || Object.prototype.toString.call(handler) === '[object AsyncFunction]') return [];
    const name = kind === 'websocket' ? `websocket_${declaration.type}` : declaration.name;
    return [
      {
        code: 'callback-handler',
        message: `the handler of '${name}' takes ${handler.length} arguments, of which the third would be a callback, and Lambda no longer supports callbacks`,
        fix: 'return the result, or a promise of it: async (event, context) => …',
        at,
      },
    ];
  });
}
