/** The package that a file is of: `../node_modules/@scope/name/lib/a.js` → `@scope/name`. Undefined for the project's own. */
export function packageOf(file: string): string | undefined {
  return /^.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}
