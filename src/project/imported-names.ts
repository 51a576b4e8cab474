/**
 * The names that a bundle imports from each module of the AWS SDK.
 *
 * A bundle without the SDK, by far the most frequent, is not even parsed.
 */
export async function importedNames(code: string): Promise<{ [specifier: string]: string[] }> {
  const result: { [specifier: string]: string[] } = {};
  if (!/["']@(aws-sdk|smithy)\//.test(code)) return result;
  const { parseSync } = await import('oxc-parser');
  for (const { moduleRequest, entries } of parseSync('app.mjs', code).module.staticImports) {
    if (!/^@(aws-sdk|smithy)\//.test(moduleRequest.value)) continue;
    const names = entries.flatMap(({ importName }) => (importName.kind === 'Name' ? [importName.name!] : importName.kind === 'Default' ? ['default'] : []));
    result[moduleRequest.value] = [...new Set([...(result[moduleRequest.value] ?? []), ...names])];
  }
  return result;
}
