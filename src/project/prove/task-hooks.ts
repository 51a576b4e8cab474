/** Hooks for ES modules in a thread of their own, for versions of Node.js that have no others: 20, and 22 before 22.15. */
import type { ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Admit, admission } from './admission.js';

let admit: Admit;

export function initialize(sources: readonly string[]): void {
  admit = admission(new Set(sources), 'ERR_MODULE_NOT_FOUND');
}

export const resolve: ResolveHook = async (specifier, context, next) => {
  const resolved = await next(specifier, context);
  if (resolved.url.startsWith('file:') && context.parentURL?.startsWith('file:'))
    admit(fileURLToPath(resolved.url), specifier, fileURLToPath(context.parentURL));
  return resolved;
};
