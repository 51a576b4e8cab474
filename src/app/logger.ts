import { inspect } from 'node:util';
import { withLogs } from './build-flags.js';
import { isError } from './error-fields.js';
import { currentInvocation } from './invocation.js';
import { logLine } from './log-line.js';

const logLevels = ['debug', 'info', 'warn', 'error'] as const;

/** The levels, lowest first: `debug`, `info`, `warn`, `error`. */
export type LogLevel = (typeof logLevels)[number];

/**
 * Writes each entry as one line of JSON to standard output, which Lambda sends to CloudWatch Logs: `timestamp`, `level`, `logger` (the app's
 * name), `requestId`, `message` and the details.
 */
export class Logger {
  readonly #name: string;
  readonly #isDebug: () => boolean;
  /** The lowest level that is written. Undefined (the default) means `debug` while the app's `debug` is on, and `error` otherwise. */
  level: LogLevel | undefined;

  /** @internal made by the app */
  constructor(name: string, isDebug: () => boolean) {
    this.#name = name;
    this.#isDebug = isDebug;
  }

  /**
   * Writes an entry of the level `debug`.
   *
   * @param details an error, which becomes `error` with all that it tells, or an object whose fields are added to the entry
   */
  debug(message: string, details?: unknown): void {
    if (withLogs) this.#write('debug', message, details);
  }

  /**
   * Writes an entry of the level `info`.
   *
   * @param details an error, which becomes `error` with all that it tells, or an object whose fields are added to the entry
   */
  info(message: string, details?: unknown): void {
    if (withLogs) this.#write('info', message, details);
  }

  /**
   * Writes an entry of the level `warn`.
   *
   * @param details an error, which becomes `error` with all that it tells, or an object whose fields are added to the entry
   */
  warn(message: string, details?: unknown): void {
    if (withLogs) this.#write('warn', message, details);
  }

  /**
   * Writes an entry of the level `error`.
   *
   * @param details an error, which becomes `error` with all that it tells, or an object whose fields are added to the entry
   */
  error(message: string, details?: unknown): void {
    this.#write('error', message, details);
  }

  #write(level: LogLevel, message: string, details: unknown): void {
    if (withLogs) {
      const least = this.level ?? (this.#isDebug() ? 'debug' : 'error');
      // In any case, as it often comes from an environment variable.
      if (logLevels.indexOf(level) < logLevels.indexOf(least.toLowerCase() as LogLevel)) return;
    }
    const requestId = currentInvocation()?.lambdaContext?.awsRequestId;
    // Lambda's own log level filter understands these names and values.
    const entry = { timestamp: new Date().toISOString(), level: level.toUpperCase(), logger: this.#name, requestId, message: textOf(message) };
    // Without logs of the app's own there are only those of the library, which are plain.
    process.stdout.write(
      `${withLogs ? logLine(entry, details === undefined && isError(message) ? message : details) : JSON.stringify({ ...entry, ...(details as object) })}\n`,
    );
  }
}

/** What was thrown: an error with its stack, its fields and its causes. Never throws. */
export function thrownText(thrown: unknown): string {
  try {
    // Node.js puts the class before a name that is another, but a minifier has left nothing of it.
    return inspect(thrown, { depth: 4 }).replace(/(^|\[cause\]: )[\w$]+ \[(\w+)\](?=: )/g, '$1$2');
  } catch {
    return 'something was thrown that cannot be shown';
  }
}

/** JavaScript may pass anything. */
function textOf(message: unknown): string {
  if (!withLogs || typeof message === 'string') return message as string;
  return isError(message) ? thrownText(message).split('\n', 1)[0]! : thrownText(message);
}
