import { isIntrinsic } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';

/** The value of a name in `Fn::Sub` or `Ref`, for use in another stack; undefined if it is known only after deployment. */
export type Lookup = (name: string) => string | undefined;

/** The pseudo parameters that have the same value in the pipeline's stack. */
const shared: readonly string[] = ['AWS::Partition', 'AWS::Region', 'AWS::AccountId', 'AWS::URLSuffix'];

/**
 * Turns a value of the app's template into a string for `Fn::Sub` in the pipeline's template, for use as the resource of a
 * policy: `*` replaces what is known only after deployment.
 */
export function liveText(value: Value | undefined, lookup: Lookup): string {
  if (typeof value === 'string') return value.replaceAll('${', '${!');
  if (!isIntrinsic(value)) return '*';
  const [[how, inner]] = Object.entries(value) as [[string, Value]];
  if (how === 'Ref' && typeof inner === 'string') return reference(inner, lookup);
  if (how === 'Fn::Sub' && typeof inner === 'string') return substituted(inner, lookup);
  if (how === 'Fn::Sub' && Array.isArray(inner)) {
    const [text, variables] = inner as [Value, { readonly [name: string]: Value } | undefined | null];
    const withVariables: Lookup = (name) => (Object.hasOwn(variables ?? {}, name) ? liveText(variables![name], lookup) : lookup(name));
    return typeof text === 'string' ? substituted(text, withVariables) : '*';
  }
  if (how === 'Fn::Join' && Array.isArray(inner)) {
    const [separator, parts] = inner as [Value, Value];
    if (typeof separator === 'string' && Array.isArray(parts)) return parts.map((part: Value) => liveText(part, lookup)).join(separator);
  }
  return '*';
}

function substituted(text: string, lookup: Lookup): string {
  return text.replaceAll(/\$\{([^}]*)\}/g, (whole, name: string) => (name.startsWith('!') ? whole : reference(name.trim(), lookup)));
}

function reference(name: string, lookup: Lookup): string {
  return shared.includes(name) ? `\${${name}}` : (lookup(name) ?? '*');
}
