import { currentInvocation } from './invocation.js';

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
   * @param details an error, which becomes `error` with its name, message and stack, or an object whose fields are added to the entry
   */
  debug(message: string, details?: unknown): void {
    this.#write('debug', message, details);
  }

  /**
   * Writes an entry of the level `info`.
   *
   * @param details an error, which becomes `error` with its name, message and stack, or an object whose fields are added to the entry
   */
  info(message: string, details?: unknown): void {
    this.#write('info', message, details);
  }

  /**
   * Writes an entry of the level `warn`.
   *
   * @param details an error, which becomes `error` with its name, message and stack, or an object whose fields are added to the entry
   */
  warn(message: string, details?: unknown): void {
    this.#write('warn', message, details);
  }

  /**
   * Writes an entry of the level `error`.
   *
   * @param details an error, which becomes `error` with its name, message and stack, or an object whose fields are added to the entry
   */
  error(message: string, details?: unknown): void {
    this.#write('error', message, details);
  }

  #write(level: LogLevel, message: string, details: unknown): void {
    const least = this.level ?? (this.#isDebug() ? 'debug' : 'error');
    if (logLevels.indexOf(level) < logLevels.indexOf(least)) return;
    const requestId = currentInvocation()?.lambdaContext?.awsRequestId;
    // Lambda's own log level filter understands these names and values.
    const entry = { timestamp: new Date().toISOString(), level: level.toUpperCase(), logger: this.#name, requestId, message: String(message) };
    process.stdout.write(`${toLine(entry, details)}\n`);
  }
}

/** Leaves out what cannot be expressed in JSON, because a log entry must not break an invocation. */
function toLine(entry: object, details: unknown): string {
  try {
    return JSON.stringify({ ...entry, ...fieldsOf(details), ...entry }, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  } catch {
    return JSON.stringify(entry);
  }
}

function fieldsOf(details: unknown): object {
  if (details instanceof Error) return { error: { name: details.name, message: details.message, stack: stackText(details) } };
  if (details === undefined) return {};
  return typeof details === 'object' && details !== null && !Array.isArray(details) ? details : { details };
}

/** The stack trace of what was thrown, with those of its causes. Never throws. */
export function stackText(thrown: unknown, depth: number = 0): string {
  try {
    if (!(thrown instanceof Error)) return `${typeof thrown} thrown: ${String(thrown)}`;
    const stack = String(thrown.stack ?? thrown);
    return thrown.cause === undefined || depth > 3 ? stack : `${stack}\nCaused by: ${stackText(thrown.cause, depth + 1)}`;
  } catch {
    return 'something was thrown that cannot be shown';
  }
}
