import { inspect } from 'node:util';

/** What was thrown, whatever it was. */
export interface ThrownError {
  /** The error's own name, which is Lambda's `errorType`; for what is no Error its `typeof`. */
  readonly name: string;
  /** The error's own message, or the value as text. */
  readonly message: string;
  /** Empty for what is no Error. */
  readonly stack: string;
  /** The message with the causes that the error names, or the value that was thrown: what a problem says of it. */
  readonly summary: string;
}

/** Never throws, though reading from what was thrown may. */
export function describeThrown(thrown: unknown): ThrownError {
  try {
    if (!(thrown instanceof Error)) {
      return { name: typeof thrown, message: asText(thrown), stack: '', summary: `it threw ${short(thrown)}, which is not an Error` };
    }
    const { name, message, stack } = thrown;
    // Code may make anything of a stack.
    const ownStack = String(stack ?? '') || `${name}: ${message}`;
    return { name: String(name), message: String(message), stack: ownStack, summary: `${messageOf(thrown)}${causesOf(thrown)}` };
  } catch {
    return lambdaError('something was thrown that cannot be shown');
  }
}

/** An end that no code threw: Lambda's own, or the system's. */
export function lambdaError(message: string): ThrownError {
  return { name: '', message, stack: '', summary: message };
}

/** For a terminal or a log. */
export function stackOf({ name, message, stack }: ThrownError): string {
  if (stack !== '') return stack;
  return name === '' ? message : `${name} thrown: ${message}`;
}

/** `TypeError: `; nothing for a plain error, and for what is no Error. */
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

/** What the error names as its own reasons: `cause`, and those of an AggregateError. */
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
