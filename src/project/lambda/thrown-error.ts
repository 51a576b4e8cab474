import { inspect } from 'node:util';

/** Describes what was thrown, which may be any value. */
export interface ThrownError {
  /** The error's own name, which is Lambda's `errorType`; the `typeof` of a value that is not an Error. */
  readonly name: string;
  /** The error's own message, or the value as text. */
  readonly message: string;
  /** Empty for a value that is not an Error. */
  readonly stack: string;
  /** For the text of a problem: the message with its causes, or the value that was thrown. */
  readonly summary: string;
}

/** Never throws, even if reading the error's properties does. */
export function describeThrown(thrown: unknown): ThrownError {
  try {
    if (!(thrown instanceof Error)) {
      return { name: typeof thrown, message: asText(thrown), stack: '', summary: `it threw ${short(thrown)}, which is not an Error` };
    }
    const { name, message, stack } = thrown;
    // Packages may set it to anything.
    const ownStack = String(stack ?? '') || `${name}: ${message}`;
    return { name: String(name), message: String(message), stack: ownStack, summary: `${messageOf(thrown)}${causesOf(thrown)}` };
  } catch {
    return lambdaError('something was thrown that cannot be shown');
  }
}

/** An error that no code threw: Lambda or the system ended the invocation. */
export function lambdaError(message: string): ThrownError {
  return { name: '', message, stack: '', summary: message };
}

/** For a terminal or a log. */
export function stackOf({ name, message, stack }: ThrownError): string {
  if (stack !== '') return stack;
  return name === '' ? message : `${name} thrown: ${message}`;
}

/** `TypeError: `; empty for a plain `Error` and for a value that is not an Error. */
export function prefixOf({ name, stack }: ThrownError): string {
  return stack === '' || name === 'Error' ? '' : `${name}: `;
}

function asText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return short(value);
  }
}

function messageOf({ message, name }: Error): string {
  return typeof message === 'string' && message !== '' ? message : `it threw ${name} without a message`;
}

/** The `cause` of an error, and the errors of an AggregateError. */
function causesOf({ cause, errors }: Error & { errors?: unknown }, depth = 0): string {
  if (depth === 5) return '';
  const inner = [...(cause === undefined || cause === null ? [] : [cause]), ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  if (inner.length === 0) return '';
  const texts = inner.map((reason) => (reason instanceof Error ? `${messageOf(reason)}${causesOf(reason, depth + 1)}` : short(reason)));
  return ` (because: ${texts.join('; ')})`;
}

function short(value: unknown): string {
  const text = inspect(value, { depth: 2, breakLength: Infinity });
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
