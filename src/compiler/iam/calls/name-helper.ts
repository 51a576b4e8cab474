import type { Syntax } from './syntax.js';

/** `(target, value) => defineProperty(target, 'name', { value, configurable: true })`. */
export function isNameHelper(code: Syntax): boolean {
  if (code.type !== 'ArrowFunctionExpression' || code['params'].length !== 2 || code['body'].type !== 'CallExpression') return false;
  const [target, key, descriptor] = code['body'].arguments as readonly Syntax[];
  return target?.type === 'Identifier' && target['name'] === code['params'][0].name && key?.['value'] === 'name' && descriptor?.type === 'ObjectExpression';
}

/** The name in `Object.defineProperty(this, 'name', { value: 'Order', configurable: true })`, if that is all that there is. */
export function keptName(statements: readonly Syntax[]): string | undefined {
  const call: Syntax | undefined = statements.length === 1 ? statements[0]!['expression'] : undefined;
  const callee: Syntax | undefined = call?.type === 'CallExpression' ? call['callee'] : undefined;
  if (callee?.type !== 'MemberExpression' || callee['object'].name !== 'Object' || callee['property'].name !== 'defineProperty') return undefined;
  const [target, key, descriptor] = call!['arguments'] as readonly Syntax[];
  if (target?.type !== 'ThisExpression' || key?.['value'] !== 'name' || descriptor?.type !== 'ObjectExpression') return undefined;
  const [value, configurable, more] = descriptor['properties'] as readonly Syntax[];
  const isWhole = value?.['key']?.name === 'value' && configurable?.['key']?.name === 'configurable' && more === undefined;
  return isWhole && typeof value['value'].value === 'string' ? value['value'].value : undefined;
}
