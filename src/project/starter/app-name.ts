/** The same rule as in schemas/config.schema.json. */
export const appName: RegExp = /^[\p{L}\p{N}._-]{1,100}$/u;

/** The name of a folder in the working folder, as shells complete it (`orders/`) or people write it (`./orders`). Anything else stays as it is, to be refused. */
export function nameOfFolder(given: string): string {
  return /^(?:\.[\\/])*(?!-)([^\\/]+)[\\/]*$/.exec(given)?.[1] ?? given;
}

/** What is wrong with a name for an app and its folder; undefined when nothing is. */
export function appNameProblem(name: string): string | undefined {
  if (!appName.test(name)) return `the name cannot be '${name}': use up to 100 letters, digits, '.', '_' and '-'`;
  return /^\.+$/.test(name) ? `the name cannot be '${name}': the new folder gets the same name` : undefined;
}
