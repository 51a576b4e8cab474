import type { AppFunction } from '../../compiler/model/app-function.js';
import { makerOf, makersOf } from './library.js';
import { shippedLibrary } from './library-file.js';

/**
 * Turns the loaded bundle into the code that ships: it exports one handler for each function, under the function's name,
 * instead of `app`. The rest stays byte for byte, so the source map stays right.
 */
export function withHandlers(code: string, functions: readonly Pick<AppFunction, 'name' | 'handles'>[]): string {
  const tail = /export\s*\{([^{}]*)\};?\s*$/.exec(code);
  const local = new Map(
    tail?.[1]!
      .split(',')
      .map((pair) => pair.trim().split(/\s+as\s+/))
      .map(([from, to]) => [to ?? from!, from!]),
  );
  const app = local.get('app');
  if (tail === null || app === undefined) throw new Error('the bundle does not end in the exports of its entry');
  const imports = makersOf(functions).map((name) => `${name} as $${name}`);
  const sdk = local.get('managementSdk');
  const handlers = functions.map((one, index) => {
    const declaration = one.handles === 'routes' ? '' : `,$declared(${app},${JSON.stringify(one.name)})`;
    return `const $handler${index}=$${makerOf(one)}(${app}${declaration});`;
  });
  const names = functions.map(({ name }, index) => `$handler${index} as ${JSON.stringify(name)}`);
  return (
    `${code.slice(0, tail.index)}import{${imports.join(',')}}from"${shippedLibrary}";` +
    `${sdk === undefined ? '' : `${app}.websocketApi?.loadBy(${sdk});`}${handlers.join('')}export{${names.join(',')}};\n//# sourceMappingURL=app.mjs.map\n`
  );
}
