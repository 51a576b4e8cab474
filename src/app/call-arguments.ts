import { checked } from './build-flags.js';
import type { Handler } from './declaration.js';
import { isFunctionName } from './function-name.js';
import { refuse } from './inspection.js';
import { describe } from './option.js';

/**
 * The `[options,] handler` at the end of a declaring call. Arguments in the wrong order are reported, and put in order
 * so that they are reported only once.
 */
export function optionsAndHandler<Options>(what: string, [first, second, ...more]: readonly unknown[]): [Options | undefined, Handler] {
  if (checked && more.some((argument) => argument !== undefined))
    refuse(
      'too-many-arguments',
      `${what} has arguments after its handler`,
      'pass the options, if any, and one handler; for code that runs around handlers, use app.middleware',
    );
  if (typeof first !== 'function' || typeof second === 'function') return [first as Options | undefined, second as Handler];
  if (checked && second !== undefined) refuse('arguments-swapped', `${what} has its options after the handler`, 'put the options before the handler');
  return [second as Options | undefined, first as Handler];
}

export function isHandler(what: string, handler: unknown): handler is Handler {
  if (typeof handler !== 'function') {
    const message = handler === undefined ? `${what} has no handler` : `the handler of ${what} must be a function, not ${describe(handler)}`;
    refuse('handler-missing', message, 'pass a function as the last argument');
    return false;
  }
  return true;
}

/** Whether something else stands in the place of a function's name, which is reported; what follows is most likely at another's place too. */
export function isUnnamed(name: unknown): boolean {
  return typeof name !== 'string' && !isFunctionName(name);
}

/** Whether both the name and the handler of a function are valid. If not, that was reported. */
export function isNamed(name: string, handler: unknown): handler is Handler {
  return isFunctionName(name) && isHandler(`'${name}'`, handler);
}
