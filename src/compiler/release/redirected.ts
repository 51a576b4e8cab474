import { isBranch } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';

/** What a function is called by in the place of its name or its ARN. */
export interface Target {
  /** In the place of `{Ref: F}` and of its ARN. */
  readonly arn: Value;
  /** In a text of `Fn::Sub`, in the place of `${F.Arn}`. */
  readonly arnText: string;
  /** In the place of `${F}`. */
  readonly nameText: string;
}

/** A value in which references to functions lead to their targets. Parts without one are shared with the given value. */
export function redirected(value: Value, targetOf: (functionId: string) => Target | undefined): Value {
  if (!isBranch(value)) return value;
  if (Array.isArray(value))
    return shared(
      value,
      (value as readonly Value[]).map((one) => redirected(one, targetOf)),
    );
  const entries = Object.entries(value as { readonly [key: string]: Value });
  const [only] = entries;
  const replaced = entries.length === 1 ? redirectedReference(...only!, targetOf) : undefined;
  if (replaced !== undefined) return replaced;
  const now = entries.map(([key, inner]): [string, Value] => [key, redirected(inner, targetOf)]);
  return now.every(([, inner], index) => inner === entries[index]![1]) ? value : Object.fromEntries(now);
}

function shared(before: Value, now: readonly Value[]): Value {
  return now.every((one, index) => one === (before as readonly Value[])[index]) ? before : now;
}

function redirectedReference(key: string, to: Value, targetOf: (functionId: string) => Target | undefined): Value | undefined {
  switch (key) {
    case 'Ref':
      return typeof to === 'string' ? targetOf(to)?.arn : undefined;
    case 'Fn::GetAtt': {
      const [id, attribute] = typeof to === 'string' ? to.split('.') : Array.isArray(to) ? (to as readonly Value[]) : [];
      return attribute === 'Arn' && typeof id === 'string' ? targetOf(id)?.arn : undefined;
    }
    case 'Fn::Sub': {
      const [text, variables] = [to].flat<Value>();
      if (typeof text !== 'string') return undefined;
      const own = isBranch(variables) ? Object.keys(variables) : [];
      const now = text.replaceAll(/\$\{([A-Za-z0-9]+)(\.Arn)?\}/g, (whole, id: string, isArn: string | undefined) => {
        const target = own.includes(id) ? undefined : targetOf(id);
        if (target === undefined) return whole;
        return isArn === undefined ? target.nameText : target.arnText;
      });
      const inner = variables === undefined ? undefined : redirected(variables, targetOf);
      if (now === text && inner === variables) return undefined;
      return { 'Fn::Sub': inner === undefined ? now : [now, inner] };
    }
    default:
      return undefined;
  }
}
