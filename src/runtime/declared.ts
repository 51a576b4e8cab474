import type { Chalice } from '../app/chalice.js';
import type { Declaration } from '../app/declaration.js';

type Named = Exclude<Declaration, { readonly kind: 'route' | 'middleware' }>;

/** The declaration of the function with this name; undefined if there is none. */
export function declared({ declarations }: Chalice, name: string): Named | undefined {
  return declarations.find((one): one is Named => nameOf(one) === name);
}

/** The resource name of a declaration that becomes a function of its own. */
export function nameOf(declaration: Declaration): string | undefined {
  if (declaration.kind === 'websocket') return `websocket_${declaration.type}`;
  return 'path' in declaration || declaration.kind === 'middleware' ? undefined : declaration.name;
}
