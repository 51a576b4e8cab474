import type { BuiltinAuthorizer } from './builtin-authorizer.js';
import type { Chalice } from './chalice.js';
import type { AppDefinition } from './definition.js';
import { refuse } from './inspection.js';

/** Everything that an app declares, as plain data. */
export function describeApp({ appName, api: { binaryTypes }, declarations, describedVariables }: Chalice): AppDefinition {
  const isList = Array.isArray(binaryTypes) && binaryTypes.every((type) => typeof type === 'string');
  if (!isList) refuse('option-type', 'app.api.binaryTypes must be a list of strings', "write app.api.binaryTypes.push('image/webp')");
  return {
    schema: 1,
    appName,
    routes: declarations.flatMap((declaration, index) => {
      if (declaration.kind !== 'route') return [];
      const { kind: _kind, handler: _handler, authorizer, ...route } = declaration;
      return [{ ...route, cors: route.cors ?? null, authorizer: authorizer?.describe((declared) => nameOf(declared, declarations, index)) ?? null }];
    }),
    functions: declarations.flatMap((one) => (one.kind === 'function' ? [{ name: one.name, eventSource: one.eventSource, at: one.at }] : [])),
    authorizers: declarations.flatMap((one) => (one.kind === 'authorizer' ? [{ name: one.name, at: one.at }] : [])),
    websockets: declarations.flatMap((one) => (one.kind === 'websocket' ? [{ type: one.type, at: one.at }] : [])),
    binaryTypes: isList ? binaryTypes : [],
    ...(describedVariables !== undefined && { stageVariables: describedVariables }),
  };
}

/**
 * The full name of the authorizer that the route at `index` uses. A blueprint that is registered twice declares its
 * authorizer twice, under two prefixes. In each registration, it comes before the routes that use it, so the last one
 * before the route is right. A route of the app itself may also come before the registration.
 */
function nameOf(authorizer: BuiltinAuthorizer, declarations: Chalice['declarations'], index: number): string | null {
  const names = (from: number, to?: number): string[] => {
    return declarations.slice(from, to).flatMap((entry) => (entry.kind === 'authorizer' && entry.authorizer === authorizer ? [entry.name] : []));
  };
  return names(0, index).at(-1) ?? names(index)[0] ?? null;
}
