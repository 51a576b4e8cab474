import { posix } from 'node:path';

export type RuntimeHandler = (event: unknown, context: object) => unknown;

/** Thrown when there is no handler where a function's `Handler` points. Its name is the one that Lambda logs. */
export class HandlerError extends Error {
  constructor(type: 'HandlerNotFound' | 'ImportModuleError' | 'MalformedHandlerName' | 'CallbackHandlerDeprecated', message: string) {
    super(message);
    this.name = `Runtime.${type}`;
  }
}

/**
 * Finds a function by Lambda's `Handler`: `app.api_handler` is the export `api_handler` of `app.mjs`, `lib/other.a.b` the
 * property `b` of the export `a` of a file of the folder `lib`.
 *
 * @param importModule imports a file of the package by its path, and gives undefined where there is none
 * @param takesCallbacks whether the runtime still passes a callback, as Lambda did before Node.js 24
 * @throws HandlerError, and whatever the module throws
 */
export async function findHandler(
  handlerPath: string,
  importModule: (path: string) => Promise<object | undefined>,
  takesCallbacks: boolean = false,
): Promise<RuntimeHandler> {
  const match = /^([^.]*)\.(.*)$/.exec(posix.basename(handlerPath));
  if (match === null || handlerPath.includes('..')) throw new HandlerError('MalformedHandlerName', `'${handlerPath}' is not the name of a handler`);
  const [, file, name] = match;
  const path = posix.join(posix.dirname(handlerPath), file!);
  const module = await importFirst(
    ['', '.js', '.mjs', '.cjs'].map((extension) => path + extension),
    importModule,
  );
  if (module === undefined) throw new HandlerError('ImportModuleError', `the package has no module '${path}'`);
  const handler = property(module, name!) ?? property(Reflect.get(module, 'default'), name!);
  if (handler === undefined || handler === null) throw new HandlerError('HandlerNotFound', `${handlerPath} is undefined or not exported`);
  if (typeof handler !== 'function') throw new HandlerError('HandlerNotFound', `${handlerPath} is not a function`);
  if (handler.length >= 3 && !takesCallbacks) throw new HandlerError('CallbackHandlerDeprecated', `${handlerPath} takes a callback, and Lambda gives none`);
  return handler as RuntimeHandler;
}

async function importFirst(paths: readonly string[], importModule: (path: string) => Promise<object | undefined>): Promise<object | undefined> {
  for (const path of paths) {
    const module = await importModule(path);
    if (module !== undefined) return module;
  }
  return undefined;
}

function property(value: unknown, name: string): unknown {
  return name.split('.').reduce<unknown>((nested, key) => {
    const isHolder = (typeof nested === 'object' && nested !== null) || typeof nested === 'function';
    return isHolder ? (Reflect.get(nested, key) as unknown) : undefined;
  }, value);
}
