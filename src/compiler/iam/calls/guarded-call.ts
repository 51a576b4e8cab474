import type { Machine } from './machine.js';
import type { Syntax } from './syntax.js';

/** `typeof make === 'function' ? make() : make`: notes the call, which is made only where there is something to call. */
export function noteGuardedCall({ code, guarded }: Machine, { consequent, test }: Syntax): void {
  if (consequent.type !== 'CallExpression' || test.type !== 'BinaryExpression' || !/^===?$/.test(test.operator)) return;
  const asked = [test.left, test.right].find(({ operator, type }: Syntax) => type === 'UnaryExpression' && operator === 'typeof');
  const isFunction = [test.left, test.right].some(({ type, value }: Syntax) => type === 'Literal' && value === 'function');
  if (asked === undefined || !isFunction) return;
  const textOf = ({ end, start }: Syntax): string => code.slice(start, end);
  if (textOf(asked.argument) === textOf(consequent.callee)) guarded.add(consequent);
}
