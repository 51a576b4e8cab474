/** A word quoted for a POSIX shell. */
export function shellQuoted(word: string): string {
  return /^[\w./@:+=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A long command in several lines, still valid in a shell. */
export function inLines(command: string): string {
  const options = 's3-bucket|stack-name|notification-configuration|query|secret-string|connection-name|parameter-overrides|change-set-name';
  const middle = new RegExp(` (?=--(?:${options}) |\\w+="\\$\\()`).exec(command)?.index;
  return command.length <= 96 || middle === undefined
    ? command
    : `${command.slice(0, middle)} \\
    ${inLines(command.slice(middle + 1))}`;
}
