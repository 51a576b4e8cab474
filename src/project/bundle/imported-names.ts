/** What a bundle imports of each module of the AWS SDK: names, and `*` where it takes the whole namespace. */
export interface ImportedNames {
  readonly [specifier: string]: readonly string[];
}

export function isSdkModule(specifier: string): boolean {
  return /^@(aws-sdk|smithy)\//.test(specifier);
}

/** A bundle that imports nothing of the SDK, by far the most frequent, is not even parsed. */
export async function importedNames(code: string): Promise<ImportedNames> {
  const result: { [specifier: string]: string[] } = {};
  if (!/\b(from|import)\s*["']@(aws-sdk|smithy)\//.test(code)) return result;
  const { parseSync } = await import('oxc-parser');
  for (const { moduleRequest, entries } of parseSync('app.mjs', code).module.staticImports) {
    if (!isSdkModule(moduleRequest.value)) continue;
    const names = entries.map(({ importName }) => (importName.kind === 'Name' ? importName.name! : importName.kind === 'Default' ? 'default' : '*'));
    result[moduleRequest.value] = [...new Set([...(result[moduleRequest.value] ?? []), ...names])];
  }
  return result;
}

/** Every identifier of a bundle but one: as many names as anything in it can ask a namespace for. */
export function allIdentifiers(code: string): string[] {
  const names = new Set(code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
  // Not a promise: `await import(…)` would call it.
  names.delete('then');
  return [...names];
}
