import { entriesOf } from './branch.js';
import type { Value } from './template.js';

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: Value;
  readonly Action: string | readonly string[];
  readonly Resource?: Value;
  readonly Condition?: Value;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** Lets the Lambda service assume a role. Chalice also writes the empty `Sid`. */
export const lambdaTrustPolicy: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Sid: '', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** The statements of a policy document, which may be one that stands alone. */
export function statementsIn(document: Value | undefined): readonly Value[] {
  const statements = entriesOf(document).get('Statement');
  if (statements === undefined) return [];
  return Array.isArray(statements) ? (statements as readonly Value[]) : [statements];
}
