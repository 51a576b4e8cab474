import type { CallSite } from '../../app/definition.js';
import type { Declaration } from '../../app/declaration.js';

/** A function that the app declares: a handler, or middleware around handlers. */
export interface DeclaredHandler {
  readonly kind: Declaration['kind'];
  /** The function's name as declared, `connect` of a websocket, the event type of middleware; of a route, its own name. */
  readonly name: string;
  /** Where it is declared, in the bundle; none for what a copy of the library does not tell. */
  readonly at: CallSite;
  /** Its source text; `function () { [native code] }` of one that was bound. */
  readonly text: string;
}

/** @param app what the user's file exports, made by any version of the library */
export function declaredHandlers(app: unknown): DeclaredHandler[] {
  const declarations = (app as { declarations?: unknown } | undefined)?.declarations;
  return Array.isArray(declarations) ? (declarations as Declaration[]).map(described) : [];
}

function described(declaration: Declaration): DeclaredHandler {
  const { kind } = declaration;
  const at = (declaration.at as CallSite | undefined) ?? [];
  if (kind === 'middleware') return { kind, name: declaration.eventType, at, text: textOf(declaration.middleware) };
  return { kind, name: kind === 'websocket' ? declaration.type : declaration.name, at, text: textOf(declaration.handler) };
}

function textOf(handler: unknown): string {
  return typeof handler === 'function' ? Function.prototype.toString.call(handler) : '';
}
