import type { Syntax } from './syntax.js';

/** `(target, value) => defineProperty(target, 'name', { value, configurable: true })`. */
export function isNameHelper(code: Syntax): boolean {
  if (code.type !== 'ArrowFunctionExpression' || code['params'].length !== 2 || code['body'].type !== 'CallExpression') return false;
  const [target, key, descriptor] = code['body'].arguments as readonly Syntax[];
  return target?.type === 'Identifier' && target['name'] === code['params'][0].name && key?.['value'] === 'name' && descriptor?.type === 'ObjectExpression';
}
