/** The module for want of which something could not be imported, by the message of Node's error. */
export function missingModule(message: string): string | undefined {
  return /Cannot find (?:package|module) '([^']+)'/.exec(message)?.[1];
}
