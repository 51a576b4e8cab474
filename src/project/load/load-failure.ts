import { inspect } from 'node:util';
import type { CallSite } from '../../app/definition.js';

/** How an app came into touch with stubs of the SDK: not at all, only as things, or as values, so that what it declares can't be trusted. */
export type SdkUse = 'none' | 'stub' | 'value';

/** Why an app could not be loaded. */
export type Failure =
  /** `at`: the places in the bundle that the error's stack names, innermost first. */
  | { readonly kind: 'exception'; readonly name: string; readonly message: string; readonly at: CallSite; readonly sdk: SdkUse }
  | { readonly kind: 'no-app'; readonly found: string; readonly sdk: SdkUse }
  | { readonly kind: 'timeout'; readonly sdk: 'none' }
  /** `called`: by the app itself, through process.exit; else the thread had nothing more to wait for. */
  | { readonly kind: 'exit'; readonly code: number; readonly at: CallSite; readonly called: boolean; readonly sdk: SdkUse };

/** The module for want of which something could not be imported. */
export function missingModule(message: string): string | undefined {
  return /Cannot find (?:package|module) '([^']+)'/.exec(message)?.[1];
}

/** Says what was thrown, whatever it was, without the paths that only the loading has. */
export function describeThrown(error: unknown, directory: string): { name: string; message: string } {
  if (!(error instanceof Error)) return { name: '', message: `it threw ${short(error)}, which is no Error` };
  const name = typeof error.name === 'string' && error.name !== 'Error' ? error.name : '';
  return { name, message: clean(`${messageOf(error)}${reasons(error)}`, directory) };
}

function messageOf({ message, name }: Error): string {
  return typeof message === 'string' && message !== '' ? message : `it threw ${name} without a message`;
}

/** What the error names as its own reasons: `cause`, and those of an AggregateError. */
function reasons({ cause, errors }: Error & { errors?: unknown }, depth = 0): string {
  if (depth === 5) return '';
  const inner = [...(cause === undefined || cause === null ? [] : [cause]), ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  if (inner.length === 0) return '';
  const texts = inner.map((reason) => (reason instanceof Error ? `${messageOf(reason)}${reasons(reason, depth + 1)}` : short(reason)));
  return ` (because: ${texts.join('; ')})`;
}

function short(value: unknown): string {
  const text = inspect(value, { depth: 2, breakLength: Infinity });
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}

function clean(message: string, directory: string): string {
  return message
    .replace(/\nRequire stack:(\n- .*)+/, '')
    .replaceAll(` imported from ${directory}/app.mjs`, '')
    .replaceAll(`${directory}/`, '');
}
