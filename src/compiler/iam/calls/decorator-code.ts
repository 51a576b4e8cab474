import { childrenOf } from '../../code/syntax-node.js';
import type { Machine } from './machine.js';
import type { Syntax } from './syntax.js';

/** What the bundler's function for decorators has in it for accessors. */
export interface HelperParts {
  readonly getter: Syntax | undefined;
  readonly setter: Syntax | undefined;
  /** Its parameter for what holds the accessor's values. */
  readonly storageName: string | undefined;
}

/** Which function of the bundler's for decorators of the standard this is. */
export function decoratorHelper(machine: Machine, { body, end, params, start, type }: Syntax): 'decorate' | 'initialize' | undefined {
  if (type !== 'ArrowFunctionExpression' || (body.type !== 'BlockStatement' && body.type !== 'FunctionBody')) return undefined;
  const count: number = params.length;
  if (count !== 4 && count !== 6) return undefined;
  const length = end - start;
  if (length > 3000) return undefined;
  const text = machine.code.slice(start, end);
  if (count === 6) return /&\s*7\b/.test(text) && text.includes('Object expected') ? 'decorate' : undefined;
  return length < 400 && /\[\w+\s*>>\s*1\]/.test(text) && /&\s*1\b/.test(text) && text.includes('.call(') ? 'initialize' : undefined;
}

export function helperParts(code: Syntax): HelperParts {
  const pending: Syntax[] = [code['body']];
  const storageName: string | undefined = code['params'][5]?.name;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'ObjectExpression') {
      const of = (kind: string): Syntax | undefined => (node['properties'] as readonly Syntax[]).find((one) => one['kind'] === kind)?.['value'];
      if (of('get') !== undefined) return { getter: of('get'), setter: of('set'), storageName };
    }
    pending.push(...(childrenOf(node) as Syntax[]));
  }
  return { getter: undefined, setter: undefined, storageName };
}
