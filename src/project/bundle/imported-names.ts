import type { ParsedCode } from './parsed-code.js';

/** What a bundle imports from each module of the AWS SDK: names, and `*` for the whole namespace. */
export interface ImportedNames {
  readonly [specifier: string]: readonly string[];
}

/**
 * Whether Lambda's Node.js runtimes have a module: the clients and `lib-*` of the AWS SDK. What these are made of, `@smithy/*` and
 * other parts of `@aws-sdk/*`, is there too, but in versions and places that AWS does not promise.
 */
export function isSdkModule(specifier: string): boolean {
  return /^@aws-sdk\/(?:client|lib)-/.test(specifier);
}

/** Most bundles import nothing from the SDK; those are not parsed. */
export async function importedNames(code: string, parsed: ParsedCode): Promise<ImportedNames> {
  const result: { [specifier: string]: string[] } = {};
  if (!/\b(from|import)\s*["']@aws-sdk\/(client|lib)-/.test(code)) return result;
  const { module } = await parsed();
  for (const { moduleRequest, entries } of module.staticImports) {
    if (!isSdkModule(moduleRequest.value)) continue;
    const names = entries.map(({ importName }) => (importName.kind === 'Name' ? importName.name! : importName.kind === 'Default' ? 'default' : '*'));
    result[moduleRequest.value] = [...new Set([...(result[moduleRequest.value] ?? []), ...names])];
  }
  return result;
}

/** Every identifier of a bundle except `then`: all names that it can read from a namespace. */
export function allIdentifiers(code: string): string[] {
  const names = new Set(code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
  // With `then`, `await import(…)` would take the module for a promise.
  names.delete('then');
  return [...names];
}
