/** The module that was not found, from the message of Node's error. */
export function missingModule(message: string): string | undefined {
  return /Cannot find (?:package|module) '([^']+)'/.exec(message)?.[1];
}
