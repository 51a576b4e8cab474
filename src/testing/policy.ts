import { matchesWildcard } from '../compiler/cloudformation/wildcard.js';

/** What a policy says about one action on one resource. */
export type Ruling =
  /** `untold`: what could not be told, and was taken as if it let the caller in. */
  | { readonly kind: 'allowed' | 'denied' | 'not-allowed'; readonly untold: readonly string[] }
  /** IAM would refuse the policy itself. */
  | { readonly kind: 'malformed'; readonly reason: string };

interface Statement {
  readonly [key: string]: unknown;
}

/**
 * Reads a policy as IAM does: a Deny wins, and what no statement allows is not allowed.
 *
 * Conditions and variables depend on what only AWS knows. A statement with one allows as if it had none, and denies nothing.
 */
export function rule(policy: object, action: string, resource: string): Ruling {
  const statements = listOf((policy as { readonly Statement?: unknown }).Statement);
  const problem = statements.map(whyMalformed).find((reason) => reason !== undefined);
  if (problem !== undefined) return { kind: 'malformed', reason: problem };
  const matching = (statements as Statement[]).filter((statement) => concerns(statement, 'Action', action) && concerns(statement, 'Resource', resource));
  const denying = matching.filter(({ Effect }) => Effect === 'Deny');
  if (denying.some((statement) => untoldOf(statement) === undefined)) return { kind: 'denied', untold: [] };
  const allowing = matching.filter(({ Effect }) => Effect === 'Allow');
  if (allowing.length === 0) return { kind: 'not-allowed', untold: [] };
  // A statement that allows without a condition makes those of the others matter no more.
  const counting = allowing.some((statement) => untoldOf(statement) === undefined) ? denying : [...denying, ...allowing];
  return { kind: 'allowed', untold: [...new Set(counting.map(untoldOf).filter((untold) => untold !== undefined))] };
}

/** What of a statement depends on more than the action and the resource; undefined if nothing does. */
function untoldOf({ Condition, Resource, NotResource }: Statement): string | undefined {
  if (typeof Condition === 'object' && Condition !== null && Object.keys(Condition).length > 0) return `the condition ${JSON.stringify(Condition)}`;
  const variable = listOf(Resource ?? NotResource).find((one): one is string => typeof one === 'string' && one.includes('${'));
  return variable && `the variable in ${variable}`;
}

function whyMalformed(statement: unknown): string | undefined {
  if (typeof statement !== 'object' || statement === null || Array.isArray(statement)) return 'a statement is not an object';
  const { Effect } = statement as Statement;
  if (Effect !== 'Allow' && Effect !== 'Deny') return `the Effect of a statement is ${JSON.stringify(Effect) ?? 'missing'}, not "Allow" or "Deny"`;
  for (const key of ['Action', 'Resource']) {
    const given = [key, `Not${key}`].filter((name) => (statement as Statement)[name] !== undefined);
    if (given.length !== 1) return `a statement has ${given.length === 0 ? 'no' : 'both'} ${key}${given.length === 0 ? '' : ` and Not${key}`}`;
    const list = listOf((statement as Statement)[given[0]!]);
    if (list.some((one) => typeof one !== 'string')) return `${given[0]} of a statement is not a string or a list of strings`;
  }
  return undefined;
}

/** Whether a statement's lists hold an action or a resource. */
function concerns(statement: Statement, key: 'Action' | 'Resource', asked: string): boolean {
  const matches = (pattern: unknown): boolean => covers(key, pattern as string, asked);
  const wanted = statement[key];
  return wanted === undefined ? !listOf(statement[`Not${key}`]).some(matches) : listOf(wanted).some(matches);
}

/** IAM ignores case in actions only, and completes an ARN of fewer than six parts by wildcards. */
function covers(key: 'Action' | 'Resource', pattern: string, asked: string): boolean {
  if (key === 'Action') return matchesWildcard(pattern.toLowerCase(), asked.toLowerCase());
  const missing = pattern.startsWith('arn:') ? 6 - pattern.split(':', 6).length : 0;
  return matchesWildcard(pattern + ':*'.repeat(missing), asked);
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
