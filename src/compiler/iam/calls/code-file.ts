import type { Machine } from './machine.js';
import type { Syntax } from './syntax.js';

/** The bundler makes such functions of modules; they declare what is in them. */
export function isModuleCode(code: Syntax): boolean {
  return code['params']?.length === 0 && code['async'] !== true;
}

/** The file that a function is in; empty for what the bundler writes itself. */
export function fileOf({ sourceOf, sources }: Machine, code: Syntax): string {
  const known = sources.get(code);
  if (known !== undefined) return known;
  // What the bundler writes around a module has no source.
  const inner: Syntax = code['superClass'] ?? code['body']?.body?.[0] ?? code['body'] ?? code;
  const found = sourceOf?.((inner['key'] as Syntax | undefined)?.start ?? inner.start) ?? '';
  sources.set(code, found);
  return found;
}
