import type { SdkCall } from '../calls/sdk-call.js';
import { prefixOf } from './client-prefix.js';
import type { Input } from './input.js';
import { passedRoles } from './passed-role.js';
import type { RightsContext } from './rights-context.js';
import type { Need, ServiceRules } from './service-rules.js';
import { rulesOf } from './services.js';

export interface Needs {
  readonly needs: readonly Need[];
  readonly rules: ServiceRules;
}

/** The actions that a call needs, none for an operation that IAM does not check; undefined where nobody knows. */
export function needsOf({ client, operation }: SdkCall, input: Input, context: RightsContext): Needs | undefined {
  const prefix = prefixOf(client);
  const rules = rulesOf(client) ?? (prefix === undefined ? undefined : { prefix });
  if (rules === undefined) return undefined;
  const { operations } = rules;
  const own = operations !== undefined && Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  const needs = own?.filter(({ when }) => when?.(input) !== false) ?? ofSameName(operation, rules, context);
  // A role that is passed belongs to an operation with a right of its own.
  return needs === undefined ? undefined : { needs: needs.length === 0 ? [] : [...needs, ...passedRoles(input, rules)], rules };
}

/** IAM ignores the case of actions: `GetBucketCors` needs `s3:GetBucketCORS`. */
function ofSameName(operation: string, { prefix }: ServiceRules, context: RightsContext): readonly Need[] | undefined {
  const data = context.dataOf(prefix);
  const name = data === undefined ? undefined : Object.hasOwn(data.actions, operation) ? operation : sameIgnoringCase(operation, Object.keys(data.actions));
  return name === undefined ? undefined : [{ action: `${prefix}:${name}` }];
}

function sameIgnoringCase(name: string, names: readonly string[]): string | undefined {
  return names.find((one) => one.toLowerCase() === name.toLowerCase());
}
