/** The same rule as in schemas/config.schema.json. */
export const appName: RegExp = /^[\p{L}\p{N}._-]{1,100}$/u;

/** What is wrong with a name for an app and its folder; undefined when nothing is. */
export function appNameProblem(name: string): string | undefined {
  if (!appName.test(name)) return `the name cannot be '${name}': use up to 100 letters, digits, '.', '_' and '-'`;
  return /^\.+$/.test(name) ? `the name cannot be '${name}': the new folder gets the same name` : undefined;
}
